package org.bounceback.slack;

import java.time.Duration;

/**
 * How long the adapter waits.
 *
 * @param ping between two pings; a connection is given up within two and a half of these after it
 *     last answered
 * @param hello for Slack's greeting on a new connection
 * @param firstRetry before the first new try to connect; later ones wait longer, to half a minute
 * @param betweenChanges of one card, at least
 * @param warmUp before anything is heard, at most
 */
record TransportTimeouts(
    Duration ping, Duration hello, Duration firstRetry, Duration betweenChanges, Duration warmUp) {
  /** As Slack wants it. */
  static final TransportTimeouts USUAL =
      new TransportTimeouts(
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3));

  private static final Duration MAX_RETRY = Duration.ofSeconds(30);
  private static final int MAX_DOUBLINGS = 10;

  /** How long to wait after so many failures in a row. */
  Duration retry(int failures) {
    Duration wait = firstRetry.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    return wait.compareTo(MAX_RETRY) > 0 ? MAX_RETRY : wait;
  }
}
