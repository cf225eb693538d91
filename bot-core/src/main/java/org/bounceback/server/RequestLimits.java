package org.bounceback.server;

import java.time.Duration;

/**
 * How long the other side of a request may take; the work between reading and answering is not
 * counted.
 *
 * @param body to send the whole body
 * @param answer to take one piece of the answer
 */
public record RequestLimits(Duration body, Duration answer) {
  private static final Duration FIRST_BYTES = Duration.ofSeconds(10);
  private static final long BYTES_A_SECOND = 32 * 1024;

  /** For small bodies, such as a form or an event. */
  public static final RequestLimits SMALL =
      new RequestLimits(Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** For bodies with a mail of many megabytes. */
  public static final RequestLimits LARGE =
      new RequestLimits(Duration.ofMinutes(1), Duration.ofSeconds(30));

  /**
   * How long a body of a declared size may take: ten seconds, and a second for every 32 KiB, but
   * never longer than {@link #body}.
   */
  Duration forBody(long bytes) {
    Duration longest = FIRST_BYTES.plusSeconds(bytes / BYTES_A_SECOND);
    return longest.compareTo(body) < 0 ? longest : body;
  }
}
