package org.bounceback.app.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what tells nobody when it comes. */
final class PollingWait {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(10);

  private PollingWait() {}

  /** Waits until there is something; empty when it never came. */
  static <T> Optional<T> await(Supplier<Optional<T>> sought) throws InterruptedException {
    long end = System.nanoTime() + TIMEOUT.toNanos();
    Optional<T> found = sought.get();
    while (found.isEmpty() && System.nanoTime() < end) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(LOOK.toNanos());
      found = sought.get();
    }
    return found;
  }
}
