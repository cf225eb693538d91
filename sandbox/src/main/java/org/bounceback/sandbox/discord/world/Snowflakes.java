package org.bounceback.sandbox.discord.world;

import java.time.Clock;
import java.time.Instant;

/** Generates unique, increasing ids that contain their time. */
public final class Snowflakes {
  private static final long EPOCH_MILLIS = 1_420_070_400_000L;
  private static final int TIME_SHIFT = 22;

  private final Clock clock;
  private long last;

  Snowflakes(Clock clock) {
    this.clock = clock;
  }

  /** Returns the current time of the clock. */
  public Instant now() {
    return clock.instant();
  }

  /** Returns a new id. */
  public synchronized String next() {
    last = Math.max(last + 1, (clock.millis() - EPOCH_MILLIS) << TIME_SHIFT);
    return Long.toString(last);
  }

  /** Returns the creation time of an id, in milliseconds precision. */
  public static Instant time(String id) {
    return Instant.ofEpochMilli((Long.parseLong(id) >> TIME_SHIFT) + EPOCH_MILLIS);
  }

  /** Returns the shard that receives a guild's events. */
  public static int shard(String guild, int shards) {
    return (int) ((Long.parseLong(guild) >> TIME_SHIFT) % shards);
  }
}
