package org.bounceback.benchmarks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions. */
final class ConditionWaiter {
  private static final Duration LOOK = Duration.ofMillis(20);

  private ConditionWaiter() {}

  /** A condition whose check may fail. */
  @FunctionalInterface
  interface Condition {
    boolean isTrue() throws Exception;
  }

  /**
   * Returns as soon as the condition is true.
   *
   * @throws IllegalStateException if it is not true before the timeout
   */
  static void until(Duration timeout, Condition condition, Callable<String> otherwise) {
    long end = System.nanoTime() + timeout.toNanos();
    try {
      while (!condition.isTrue()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(otherwise.call());
        }
        LockSupport.parkNanos(LOOK.toNanos());
      }
    } catch (RuntimeException wrong) {
      throw wrong;
    } catch (Exception wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  /** Returns the value as soon as it is present. */
  static <T> T forThe(Duration timeout, Callable<Optional<T>> value, Callable<String> otherwise) {
    until(timeout, () -> value.call().isPresent(), otherwise);
    try {
      return value.call().orElseThrow();
    } catch (Exception gone) {
      throw new IllegalStateException(gone);
    }
  }
}
