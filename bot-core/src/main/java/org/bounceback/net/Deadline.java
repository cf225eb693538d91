package org.bounceback.net;

import java.time.Duration;

/**
 * The moment by which a piece of work must have ended. It counts on the monotonic clock, so that a
 * change of the wall clock neither lengthens nor shortens it.
 */
public final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** The deadline that comes {@code span} from now. */
  public static Deadline after(Duration span) {
    return new Deadline(System.nanoTime() + span.toNanos());
  }

  /** What is left; zero once it has passed, never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Whether it has passed. */
  public boolean passed() {
    return end - System.nanoTime() <= 0;
  }

  /** This deadline, or the one {@code span} from now where that is sooner. */
  public Deadline orSooner(Duration span) {
    long other = System.nanoTime() + span.toNanos();
    return end - other <= 0 ? this : new Deadline(other);
  }
}
