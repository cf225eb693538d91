package org.bounceback.sandbox.slack.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which faults are in force, set and cleared while Slack runs, by method: one of the Web API, or
 * {@code response_url}, {@code upload_url}, {@code file}. Safe for concurrent use.
 */
public final class ApiFaults {
  private final Map<String, Deque<ApiFault>> once = new ConcurrentHashMap<>();
  private final Map<String, ApiFault> lasting = new ConcurrentHashMap<>();
  private volatile boolean rates = true;

  ApiFaults() {}

  /** Plays the fault for the next requests of a method, after those that were set before it. */
  public synchronized void next(int requests, String method, ApiFault fault) {
    Deque<ApiFault> queue = once.computeIfAbsent(method, name -> new ArrayDeque<>());
    for (int i = 0; i < requests; i++) {
      queue.addLast(fault);
    }
  }

  /** Plays the fault for every request of a method until it is cleared. */
  public void untilCleared(String method, ApiFault fault) {
    lasting.put(method, fault);
  }

  /** Ends every fault. */
  public synchronized void clear() {
    once.clear();
    lasting.clear();
  }

  /** Lets any number of calls through from now on, which Slack itself never does. */
  public void withoutRates() {
    rates = false;
  }

  boolean rates() {
    return rates;
  }

  synchronized ApiFault take(String method) {
    Deque<ApiFault> queue = once.getOrDefault(method, new ArrayDeque<>());
    return queue.isEmpty() ? lasting.getOrDefault(method, ApiFault.none()) : queue.removeFirst();
  }
}
