package org.bounceback.net;

import java.time.Duration;

/**
 * How long answers take of late, and so after what time a datagram counts as lost. Where answers
 * come late anyway, asking again would make them come later still (RFC 6298). For one thread.
 */
final class RoundTrips {
  private static final long MIN_PATIENCE = Duration.ofMillis(400).toNanos();
  private static final int BEFORE_RESENDING = 4;

  private long smoothed;

  void add(Duration took) {
    smoothed = (smoothed * 7 + took.toNanos()) / 8;
  }

  Duration patience() {
    return Duration.ofNanos(Math.max(smoothed * BEFORE_RESENDING, MIN_PATIENCE));
  }
}
