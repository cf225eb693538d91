package org.bounceback.store.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes the wait between deliveries: from about one second, doubled with every failure, up to 45
 * seconds. So a service that recovers gets a retry within a minute. Half of each wait is random
 * jitter, so that entries are not all retried at the same moment.
 */
public final class RetryBackoff {
  private static final long MAX = Duration.ofSeconds(45).toMillis();
  private static final int DOUBLINGS = 6;

  private final RandomGenerator random;

  /**
   * Creates a backoff whose jitter comes from {@code random}, which must be safe for concurrent
   * use.
   */
  public RetryBackoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Returns the wait after this many consecutive failures.
   *
   * @param failures one or more
   */
  Duration after(int failures) {
    long most = Math.min(MAX, 1000L << Math.min(failures, DOUBLINGS));
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }
}
