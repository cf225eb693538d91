package org.bounceback.benchmarks;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits on conditions. */
final class ConditionWaiter {
  private static final Duration LOOK = Duration.ofMillis(20);

  private ConditionWaiter() {}

  /** A condition that may fail to be looked at. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Returns as soon as it holds.
   *
   * @throws IllegalStateException when it does not in time
   */
  static void until(Duration patience, Condition condition, Callable<String> otherwise) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.holds()) {
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

  /** Gives the value as soon as it is there. */
  static <T> T forThe(Duration patience, Callable<Optional<T>> value, Callable<String> otherwise) {
    until(patience, () -> value.call().isPresent(), otherwise);
    try {
      return value.call().orElseThrow();
    } catch (Exception gone) {
      throw new IllegalStateException(gone);
    }
  }
}
