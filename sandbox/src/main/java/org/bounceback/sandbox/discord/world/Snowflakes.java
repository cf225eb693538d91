package org.bounceback.sandbox.discord.world;

import java.time.Clock;
import java.time.Instant;

/** Hands out identifiers that hold their time, each once and each higher than the one before. */
public final class Snowflakes {
  private static final long EPOCH_MILLIS = 1_420_070_400_000L;
  private static final int TIME_SHIFT = 22;

  private final Clock clock;
  private long last;

  Snowflakes(Clock clock) {
    this.clock = clock;
  }

  /** Now, as judged by the clock given. */
  public Instant now() {
    return clock.instant();
  }

  /** A fresh identifier. */
  public synchronized String next() {
    last = Math.max(last + 1, (clock.millis() - EPOCH_MILLIS) << TIME_SHIFT);
    return Long.toString(last);
  }

  /** When an identifier was made, to the millisecond. */
  public static Instant time(String id) {
    return Instant.ofEpochMilli((Long.parseLong(id) >> TIME_SHIFT) + EPOCH_MILLIS);
  }

  /** The shard of so many that hears of a guild. */
  public static int shard(String guild, int shards) {
    return (int) ((Long.parseLong(guild) >> TIME_SHIFT) % shards);
  }
}
