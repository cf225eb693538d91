package org.bounceback.capacity;

/** Thrown if no memory became available in time; the work can be retried later. */
public final class BudgetExhausted extends Exception {

  BudgetExhausted() {
    super("too many uploads are being read right now; try again in a minute");
  }
}
