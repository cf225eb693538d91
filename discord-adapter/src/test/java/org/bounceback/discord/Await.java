package org.bounceback.discord;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for other threads. */
final class Await {
  private static final Duration MAX = Duration.ofSeconds(30);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  private Await() {}

  /** Waits until {@code condition} is true. */
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + MAX.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not so after " + MAX.toSeconds() + " s");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** Waits until a value is present. */
  static <T> T forThe(Supplier<Optional<T>> awaited) {
    until(() -> awaited.get().isPresent());
    return awaited.get().orElseThrow();
  }
}
