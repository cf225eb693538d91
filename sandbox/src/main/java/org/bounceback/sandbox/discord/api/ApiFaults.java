package org.bounceback.sandbox.discord.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which faults are in force, set and cleared while Discord runs, by operation as Discord names it,
 * such as {@code create_interaction_response}, or {@code cdn} for downloads. Safe for concurrent
 * use.
 */
public final class ApiFaults {
  private final Map<String, Deque<ApiFault>> once = new ConcurrentHashMap<>();
  private final Map<String, ApiFault> lasting = new ConcurrentHashMap<>();
  private volatile boolean rates = true;

  ApiFaults() {}

  /** Plays the fault for the next requests, after those that were set before it. */
  public synchronized void next(int requests, String operation, ApiFault fault) {
    Deque<ApiFault> queue = once.computeIfAbsent(operation, name -> new ArrayDeque<>());
    for (int i = 0; i < requests; i++) {
      queue.addLast(fault);
    }
  }

  /** Plays the fault for every request until it is cleared. */
  public void untilCleared(String operation, ApiFault fault) {
    lasting.put(operation, fault);
  }

  /** Ends every fault. */
  public synchronized void clear() {
    once.clear();
    lasting.clear();
  }

  /** Lets any number of requests through from now on, which Discord itself never does. */
  public void withoutRates() {
    rates = false;
  }

  boolean rates() {
    return rates;
  }

  synchronized ApiFault take(String operation) {
    Deque<ApiFault> queue = once.getOrDefault(operation, new ArrayDeque<>());
    return queue.isEmpty() ? lasting.getOrDefault(operation, ApiFault.none()) : queue.removeFirst();
  }
}
