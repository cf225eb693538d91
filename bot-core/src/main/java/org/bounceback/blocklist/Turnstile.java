package org.bounceback.blocklist;

/**
 * Lets one thread begin work as long as not too much is under way; then it waits until half of it
 * has ended. A semaphore would wake it for every piece that ends, which costs more than the piece.
 */
final class Turnstile {
  private final int most;
  private int underWay;

  Turnstile(int most) {
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

  /** Counts a piece as begun that cannot wait; there may be too many for a while. */
  synchronized void passBy() {
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
