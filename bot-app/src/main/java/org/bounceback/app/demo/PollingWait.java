package org.bounceback.app.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Polls for results that are not announced. */
final class PollingWait {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

  private PollingWait() {}

  /** Waits until there is a value; empty after the timeout. */
  static <T> Optional<T> await(Supplier<Optional<T>> supplier) throws InterruptedException {
    long end = System.nanoTime() + TIMEOUT.toNanos();
    Optional<T> found = supplier.get();
    while (found.isEmpty() && System.nanoTime() < end) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
      found = supplier.get();
    }
    return found;
  }
}
