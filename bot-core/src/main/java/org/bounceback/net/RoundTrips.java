package org.bounceback.net;

import java.time.Duration;

/**
 * Measures recent round-trip times, and derives when a datagram counts as lost. If replies are
 * slow, early retries would make them slower (RFC 6298). Not thread-safe.
 */
final class RoundTrips {
  private static final long MIN_PATIENCE = Duration.ofMillis(400).toNanos();
  private static final int BEFORE_RESENDING = 4;

  private long smoothed;

  void add(Duration took) {
    smoothed = (smoothed * 7 + took.toNanos()) / 8;
  }

  Duration resendDelay() {
    return Duration.ofNanos(Math.max(smoothed * BEFORE_RESENDING, MIN_PATIENCE));
  }
}
