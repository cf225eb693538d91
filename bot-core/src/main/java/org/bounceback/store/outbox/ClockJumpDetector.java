package org.bounceback.store.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Detects with the monotonic clock that the wall clock was set back. */
final class ClockJumpDetector {
  /** A smaller jump does not cause a noticeable delay. */
  private static final Duration NOTABLE = Duration.ofSeconds(30);

  private final Clock clock;
  private Instant seen;
  private long seenNanos;

  ClockJumpDetector(Clock clock) {
    this.clock = clock;
    this.seen = clock.instant();
    this.seenNanos = System.nanoTime();
  }

  /**
   * Returns the time without the jump; empty if the clock was not set back since the last check.
   */
  synchronized Optional<Instant> setBackFrom() {
    Instant old = seen.plusNanos(System.nanoTime() - seenNanos);
    return Optional.of(old).filter(clock.instant().plus(NOTABLE)::isBefore);
  }

  /** Accepts the current wall clock as correct. */
  synchronized void look() {
    seen = clock.instant();
    seenNanos = System.nanoTime();
  }
}
