package org.bounceback.sandbox.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Signals the threads of one server that it is closing. Safe for concurrent use. */
public final class CloseSignal {
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Starts closing: every pause ends now, and later pauses end immediately. */
  public void start() {
    closing.countDown();
  }

  /**
   * Waits for {@code span}, or until closing starts.
   *
   * @return whether the whole time passed; also false if the thread was interrupted, which stays
   *     flagged
   */
  public boolean pause(Duration span) {
    try {
      return !closing.await(span.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
