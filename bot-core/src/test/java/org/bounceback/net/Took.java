package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Watches how long something takes. */
public final class Took {
  /** How much later than its deadline work may end. */
  public static final Duration GRACE = Duration.ofMillis(100);

  private Took() {}

  /** The work's result; fails the test when it takes longer than {@code deadline} and a little. */
  public static <T> T atMost(Duration deadline, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    T result = work.call();
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(deadline.plus(GRACE)) < 0, "took " + took + " of " + deadline);
    return result;
  }
}
