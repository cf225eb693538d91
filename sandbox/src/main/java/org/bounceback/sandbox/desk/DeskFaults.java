package org.bounceback.sandbox.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The active faults, which can be changed while the server runs. Faults apply one after another in
 * the order they were set. Safe for concurrent use.
 */
public final class DeskFaults {
  private final Deque<DeskFault> once = new ArrayDeque<>();
  private DeskFault lasting = DeskFault.none();

  DeskFaults() {}

  /** Applies a fault to the next requests, after those that were set before it. */
  public synchronized void next(int requests, DeskFault fault) {
    for (int i = 0; i < requests; i++) {
      once.add(fault);
    }
  }

  /**
   * Applies a fault to every request until it is cleared, after those set for the next requests.
   */
  public synchronized void untilCleared(DeskFault fault) {
    lasting = fault;
  }

  /** Removes every fault. */
  public synchronized void clear() {
    once.clear();
    lasting = DeskFault.none();
  }

  /**
   * Removes and returns the next fault; a fault that does not apply to this request is kept for a
   * later one.
   */
  synchronized DeskFault take(boolean opens) {
    for (Iterator<DeskFault> iterator = once.iterator(); iterator.hasNext(); ) {
      DeskFault fault = iterator.next();
      if (fault.isFor(opens)) {
        iterator.remove();
        return fault;
      }
    }
    return lasting.isFor(opens) ? lasting : DeskFault.none();
  }
}
