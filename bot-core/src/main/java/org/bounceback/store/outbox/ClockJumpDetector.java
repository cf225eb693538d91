package org.bounceback.store.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells by the steady clock when somebody has set the wall clock back. */
final class ClockJumpDetector {
  /** Less than that delays nothing that anybody would notice. */
  private static final Duration NOTABLE = Duration.ofSeconds(30);

  private final Clock clock;
  private Instant seen;
  private long seenNanos;

  ClockJumpDetector(Clock clock) {
    this.clock = clock;
    this.seen = clock.instant();
    this.seenNanos = System.nanoTime();
  }

  /** What time it would be otherwise; empty when the clock was not set back since the last look. */
  synchronized Optional<Instant> setBackFrom() {
    Instant old = seen.plusNanos(System.nanoTime() - seenNanos);
    return Optional.of(old).filter(clock.instant().plus(NOTABLE)::isBefore);
  }

  /** Takes the wall clock for right again. */
  synchronized void look() {
    seen = clock.instant();
    seenNanos = System.nanoTime();
  }
}
