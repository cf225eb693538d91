package org.bounceback.blocklist;

/**
 * Lets one thread begin work as long as not too much is under way; then it waits until half of it
 * has ended. A semaphore would wake it for every piece that ends, which costs more than the piece.
 */
final class InFlightLimiter {
  private static final int ASIDE = 2;

  private final int most;
  private int underWay;
  private int aside;

  InFlightLimiter(int most) {
    this.most = most;
  }

  /** Waits for room, then counts {@code pieces} as begun. */
  synchronized void enter(int pieces) throws InterruptedException {
    if (underWay >= most) {
      while (underWay > most / 2) {
        wait();
      }
    }
    underWay += pieces;
  }

  /**
   * Leaves the place of a piece that waits for something else to others; of so many alone, for all
   * of them come back at once.
   *
   * @return what to call when it goes on
   */
  synchronized Runnable stepAside() {
    if (aside >= most * ASIDE) {
      return () -> {};
    }
    aside++;
    leave();
    return this::comeBack;
  }

  private synchronized void comeBack() {
    aside--;
    underWay++;
  }

  /** One piece has ended. */
  synchronized void leave() {
    underWay--;
    if (underWay == most / 2) {
      notifyAll();
    }
  }
}
