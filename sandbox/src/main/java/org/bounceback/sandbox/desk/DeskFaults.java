package org.bounceback.sandbox.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Which faults are in force, set and cleared while the desk runs. They play one after the other in
 * the order they were set. Safe for concurrent use.
 */
public final class DeskFaults {
  private final Deque<DeskFault> once = new ArrayDeque<>();
  private DeskFault lasting = DeskFault.none();

  DeskFaults() {}

  /** Plays the fault for the next requests, after those that were set before it. */
  public synchronized void next(int requests, DeskFault fault) {
    for (int i = 0; i < requests; i++) {
      once.add(fault);
    }
  }

  /** Plays the fault for every request until it is cleared, once those for the next are over. */
  public synchronized void untilCleared(DeskFault fault) {
    lasting = fault;
  }

  /** Ends every fault. */
  public synchronized void clear() {
    once.clear();
    lasting = DeskFault.none();
  }

  /** Takes the fault that is to play; one that is not for this request waits for its turn. */
  synchronized DeskFault take(boolean opens) {
    for (Iterator<DeskFault> each = once.iterator(); each.hasNext(); ) {
      DeskFault fault = each.next();
      if (fault.isFor(opens)) {
        each.remove();
        return fault;
      }
    }
    return lasting.isFor(opens) ? lasting : DeskFault.none();
  }
}
