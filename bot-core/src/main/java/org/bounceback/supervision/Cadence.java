package org.bounceback.supervision;

import java.time.Duration;

/**
 * The schedule of a loop.
 *
 * @param initialDelay the delay before the first run
 * @param pause the pause between two runs; more than zero
 * @param maxRun the maximum duration of a run; a loop that takes longer is reported as stuck
 */
public record Cadence(Duration initialDelay, Duration pause, Duration maxRun) {
  private static final Duration RETRY = Duration.ofMinutes(1);

  /** Returns the pause after a failed run: a minute at most. */
  Duration afterFailure() {
    return pause.compareTo(RETRY) < 0 ? pause : RETRY;
  }
}
