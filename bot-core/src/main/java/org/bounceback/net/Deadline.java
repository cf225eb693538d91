package org.bounceback.net;

import java.time.Duration;

/**
 * The time by which an operation must have ended. It uses the monotonic clock, so changes of the
 * system clock do not affect it.
 */
public final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** Returns the deadline after that duration from now. */
  public static Deadline after(Duration span) {
    return new Deadline(System.nanoTime() + span.toNanos());
  }

  /** Returns the remaining time; zero after the deadline, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Returns whether the deadline has passed. */
  public boolean isExpired() {
    return end - System.nanoTime() <= 0;
  }

  /** Returns the earlier of this deadline and the one after that duration from now. */
  public Deadline earlierOf(Duration span) {
    long other = System.nanoTime() + span.toNanos();
    return end - other <= 0 ? this : new Deadline(other);
  }
}
