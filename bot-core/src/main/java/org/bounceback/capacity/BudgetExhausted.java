package org.bounceback.capacity;

/** No memory became free in time; the work can be tried again later. */
public final class BudgetExhausted extends Exception {

  BudgetExhausted() {
    super("too many uploads are being read right now; try again in a minute");
  }
}
