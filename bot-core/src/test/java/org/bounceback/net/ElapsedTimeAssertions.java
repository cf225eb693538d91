package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Watches how long something takes. */
public final class ElapsedTimeAssertions {
  /** How much later than its deadline work may end. */
  private static final Duration GRACE = Duration.ofMillis(100);

  private static final int TRIES = 3;

  private ElapsedTimeAssertions() {}

  /**
   * The work's result; fails the test when it takes longer than {@code deadline} and a little. A
   * busy machine may hold up anything once, so the best of three tries counts.
   */
  public static <T> T atMost(Duration deadline, Callable<T> work) throws Exception {
    Duration took = Duration.ZERO;
    for (int tried = 0; tried < TRIES; tried++) {
      long start = System.nanoTime();
      T result = work.call();
      took = Duration.ofNanos(System.nanoTime() - start);
      if (took.compareTo(deadline.plus(GRACE)) < 0) {
        return result;
      }
    }
    return fail("took " + took + " of " + deadline);
  }
}
