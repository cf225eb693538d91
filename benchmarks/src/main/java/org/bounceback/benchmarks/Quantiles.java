package org.bounceback.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The distribution of durations.
 *
 * @param sorted shortest first
 */
record Quantiles(List<Duration> sorted) {
  Quantiles {
    sorted = sorted.stream().sorted().toList();
  }

  /** Returns the duration at a quantile between 0 and 1. */
  Duration within(double share) {
    int last = sorted.size() - 1;
    return sorted.get((int) Math.ceil(share * last));
  }

  /** Formats a duration in milliseconds. */
  String format() {
    return "p50 %d ms, p95 %d ms, p99 %d ms, max %d ms"
        .formatted(
            within(0.5).toMillis(),
            within(0.95).toMillis(),
            within(0.99).toMillis(),
            within(1).toMillis());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d: %s", sorted.size(), format());
  }
}
