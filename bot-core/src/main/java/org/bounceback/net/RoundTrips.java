package org.bounceback.net;

import java.time.Duration;

/**
 * How long answers take of late, and so after what time a datagram counts as lost. Where answers
 * come late anyway, asking again would make them come later still (RFC 6298). For one thread.
 */
final class RoundTrips {
  private static final Duration SHORTEST_PATIENCE = Duration.ofMillis(400);
  private static final int BEFORE_RESENDING = 4;

  private Duration smoothed = Duration.ZERO;

  void add(Duration took) {
    smoothed = smoothed.multipliedBy(7).plus(took).dividedBy(8);
  }

  Duration patience() {
    Duration patience = smoothed.multipliedBy(BEFORE_RESENDING);
    return patience.compareTo(SHORTEST_PATIENCE) > 0 ? patience : SHORTEST_PATIENCE;
  }
}
