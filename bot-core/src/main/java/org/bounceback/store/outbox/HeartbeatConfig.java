package org.bounceback.store.outbox;

import java.time.Duration;

/**
 * The heartbeat by which processes that share a database detect dead ones.
 *
 * @param heartbeat how often each process writes its heartbeat
 * @param silence after how long without a heartbeat a process counts as dead; several intervals,
 *     since one heartbeat may be late
 */
public record HeartbeatConfig(Duration heartbeat, Duration silence) {
  /** Half a minute: longer than a pause of the machine, short enough for users. */
  public static final HeartbeatConfig USUAL =
      new HeartbeatConfig(Duration.ofSeconds(5), Duration.ofSeconds(30));

  private static final int LEAST_BEATS = 4;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one late heartbeat could make a process count as dead
   */
  public HeartbeatConfig {
    if (heartbeat.isNegative()
        || heartbeat.isZero()
        || silence.dividedBy(heartbeat) < LEAST_BEATS) {
      throw new IllegalArgumentException(
          "a silence of %s is less than %d heartbeats of %s"
              .formatted(silence, LEAST_BEATS, heartbeat));
    }
  }
}
