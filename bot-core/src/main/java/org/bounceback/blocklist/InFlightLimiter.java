package org.bounceback.blocklist;

/**
 * Limits work in flight. A thread that starts work blocks at the limit until half of the work has
 * ended. A semaphore would wake it for every piece of work, which costs more than the work itself.
 */
final class InFlightLimiter {
  private static final int MAX_PAUSED_FACTOR = 2;

  private final int max;
  private int inFlight;
  private int paused;

  InFlightLimiter(int max) {
    this.max = max;
  }

  /** Waits for capacity, then counts {@code pieces} as started. */
  synchronized void acquire(int pieces) throws InterruptedException {
    if (inFlight >= max) {
      while (inFlight > max / 2) {
        wait();
      }
    }
    inFlight += pieces;
  }

  /**
   * Releases the slot of a piece of work that waits for something else. The number of paused pieces
   * is limited, because they all continue at the same time.
   *
   * @return the callback for when it continues
   */
  synchronized Runnable pause() {
    if (paused >= max * MAX_PAUSED_FACTOR) {
      return () -> {};
    }
    paused++;
    release();
    return this::resume;
  }

  private synchronized void resume() {
    paused--;
    inFlight++;
  }

  /** Counts one piece as finished. */
  synchronized void release() {
    inFlight--;
    if (inFlight == max / 2) {
      notifyAll();
    }
  }
}
