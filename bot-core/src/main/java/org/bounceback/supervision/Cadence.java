package org.bounceback.supervision;

import java.time.Duration;

/**
 * When a loop runs.
 *
 * @param first how long before the first run
 * @param between from the end of one run to the start of the next; more than zero
 * @param longestRun how long a run may take; a loop that takes longer is reported as stuck
 */
public record Cadence(Duration first, Duration between, Duration longestRun) {}
