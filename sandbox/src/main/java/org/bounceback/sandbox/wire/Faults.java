package org.bounceback.sandbox.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The faults that a stand-in plays, set and cleared while it runs, by the platform's name of the
 * operation. Safe for concurrent use.
 *
 * @param <F> the platform's faults
 */
public final class Faults<F> {
  private final Map<String, Deque<F>> once = new ConcurrentHashMap<>();
  private final Map<String, F> lasting = new ConcurrentHashMap<>();
  private final F none;
  private volatile boolean rates = true;

  /**
   * Creates a plan without faults.
   *
   * @param none the fault that changes nothing
   */
  public Faults(F none) {
    this.none = none;
  }

  /** Plays the fault for the next requests of an operation, after those that were set before it. */
  public synchronized void next(int requests, String operation, F fault) {
    Deque<F> queue = once.computeIfAbsent(operation, name -> new ArrayDeque<>());
    for (int i = 0; i < requests; i++) {
      queue.addLast(fault);
    }
  }

  /** Plays the fault for every request of an operation until it is cleared. */
  public void untilCleared(String operation, F fault) {
    lasting.put(operation, fault);
  }

  /** Ends every fault. */
  public synchronized void clear() {
    once.clear();
    lasting.clear();
  }

  /** Accepts any number of requests from now on, which no real platform does. */
  public void withoutRates() {
    rates = false;
  }

  /** Whether rate limits apply. */
  public boolean rates() {
    return rates;
  }

  /** Removes and returns the fault for a request of this operation. */
  public synchronized F take(String operation) {
    Deque<F> queue = once.getOrDefault(operation, new ArrayDeque<>());
    return queue.isEmpty() ? lasting.getOrDefault(operation, none) : queue.removeFirst();
  }
}
