package org.bounceback.store;

import java.time.Duration;

/**
 * How long a machine has been running, which no change of its wall clock affects.
 *
 * @param boot names this start of the machine; at the next start it is another
 * @param elapsed since that start, including the time that the machine was suspended where the
 *     operating system counts it
 */
public record Uptime(String boot, Duration elapsed) {}
