package org.bounceback.supervision;

import java.time.Duration;

/**
 * When a loop runs.
 *
 * @param first how long before the first run
 * @param between from the end of one run to the start of the next; more than zero
 * @param longestRun how long a run may take; a loop that takes longer is reported as stuck
 */
public record Cadence(Duration first, Duration between, Duration longestRun) {
  private static final Duration RETRY = Duration.ofMinutes(1);

  /** How long after a failed run the next one starts: a minute at most. */
  Duration afterFailure() {
    return between.compareTo(RETRY) < 0 ? between : RETRY;
  }
}
