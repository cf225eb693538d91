package org.bounceback.store.outbox;

import java.time.Duration;

/**
 * How processes that share a database know that they live.
 *
 * @param heartbeat how often each says so
 * @param silence after which it counts as dead; several beats, for one may come late
 */
public record HeartbeatConfig(Duration heartbeat, Duration silence) {
  /** Half a minute: longer than a pause of the machine, shorter than anybody's patience. */
  public static final HeartbeatConfig USUAL =
      new HeartbeatConfig(Duration.ofSeconds(5), Duration.ofSeconds(30));

  private static final int LEAST_BEATS = 4;

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException when a process could count as dead that was late once
   */
  public HeartbeatConfig {
    if (heartbeat.isNegative()
        || heartbeat.isZero()
        || silence.dividedBy(heartbeat) < LEAST_BEATS) {
      throw new IllegalArgumentException(
          "a silence of %s is less than %d beats of %s".formatted(silence, LEAST_BEATS, heartbeat));
    }
  }
}
