package org.bounceback.server;

import java.time.Duration;

/**
 * Time limits for the client of a request; the processing time is not limited.
 *
 * @param body for sending the whole body
 * @param response for receiving one piece of the response
 */
public record RequestLimits(Duration body, Duration response) {
  private static final Duration FIRST_BYTES = Duration.ofSeconds(10);
  private static final long BYTES_PER_SECOND = 32 * 1024;

  /** For small bodies, such as a form or an event. */
  public static final RequestLimits SMALL =
      new RequestLimits(Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** For bodies with a message of several megabytes. */
  public static final RequestLimits LARGE =
      new RequestLimits(Duration.ofMinutes(1), Duration.ofSeconds(30));

  /**
   * Returns the limit for a body with a declared size: ten seconds plus a second for every 32 KiB,
   * but no more than {@link #body}.
   */
  Duration forBody(long bytes) {
    Duration limit = FIRST_BYTES.plusSeconds(bytes / BYTES_PER_SECOND);
    return limit.compareTo(body) < 0 ? limit : body;
  }
}
