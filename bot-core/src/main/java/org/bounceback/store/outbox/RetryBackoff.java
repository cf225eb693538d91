package org.bounceback.store.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between deliveries: from about a second, doubled with every failure, to 45
 * seconds; so what was away for long hears from us within a minute of its return. Half of each wait
 * is chance, lest all entries knock at once.
 */
public final class RetryBackoff {
  private static final long MAX = Duration.ofSeconds(45).toMillis();
  private static final int DOUBLINGS = 6;

  private final RandomGenerator random;

  /** Takes the chance from {@code random}, which must be safe for concurrent use. */
  public RetryBackoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The wait after that many failures in a row.
   *
   * @param failures one or more
   */
  Duration after(int failures) {
    long most = Math.min(MAX, 1000L << Math.min(failures, DOUBLINGS));
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
