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
  /** For small bodies, such as a form or an event. */
  public static final RequestLimits SMALL =
      new RequestLimits(Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** For bodies with a mail of many megabytes. */
  public static final RequestLimits LARGE =
      new RequestLimits(Duration.ofMinutes(1), Duration.ofSeconds(30));
}
