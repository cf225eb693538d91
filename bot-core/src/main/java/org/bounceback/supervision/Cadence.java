package org.bounceback.supervision;

import java.time.Duration;

/**
 * The schedule of a loop.
 *
 * @param first the delay before the first run
 * @param between the pause between two runs; more than zero
 * @param longestRun the maximum duration of a run; a loop that takes longer is reported as stuck
 */
public record Cadence(Duration first, Duration between, Duration longestRun) {
  private static final Duration RETRY = Duration.ofMinutes(1);

  /** Returns the pause after a failed run: a minute at most. */
  Duration afterFailure() {
    return between.compareTo(RETRY) < 0 ? between : RETRY;
  }
}
