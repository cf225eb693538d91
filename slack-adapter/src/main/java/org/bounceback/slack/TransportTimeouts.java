package org.bounceback.slack;

import java.time.Duration;

/**
 * Timeouts and intervals of the adapter.
 *
 * @param ping between two pings; a connection is closed within two and a half of these after its
 *     last pong
 * @param hello until Slack's {@code hello} on a new connection
 * @param firstRetry before the first reconnect; later ones wait longer, up to half a minute
 * @param betweenChanges minimum between two updates of one card
 * @param warmUp maximum duration of the warm-up before events are received
 */
record TransportTimeouts(
    Duration ping, Duration hello, Duration firstRetry, Duration betweenChanges, Duration warmUp) {
  /** The defaults for Slack. */
  static final TransportTimeouts USUAL =
      new TransportTimeouts(
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3));

  private static final Duration MAX_RETRY = Duration.ofSeconds(30);
  private static final int MAX_DOUBLINGS = 10;

  /** Returns how long to wait after this number of consecutive failures. */
  Duration retry(int failures) {
    Duration wait = firstRetry.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    return wait.compareTo(MAX_RETRY) > 0 ? MAX_RETRY : wait;
  }
}
