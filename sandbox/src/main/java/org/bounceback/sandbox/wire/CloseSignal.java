package org.bounceback.sandbox.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells the threads of one server that it closes. Safe for concurrent use. */
public final class CloseSignal {
  private final CountDownLatch begun = new CountDownLatch(1);

  /** Begins the closing: every pause ends now, and none begins any more. */
  public void begin() {
    begun.countDown();
  }

  /**
   * Waits for {@code span}, or until the closing begins.
   *
   * @return whether the whole span passed; false also when the thread was interrupted, whose flag
   *     stays set
   */
  public boolean pause(Duration span) {
    try {
      return !begun.await(span.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
