package org.bounceback.sandbox.slack.world;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** Generates unique timestamps and ids. */
public final class Stamps {
  private final Clock clock;
  private Instant last = Instant.EPOCH;
  private int made;

  Stamps(Clock clock) {
    this.clock = clock;
  }

  /** Returns the current time of the clock. */
  public Instant now() {
    return clock.instant();
  }

  /** Returns a message's {@code ts}: seconds with six decimals, later than every earlier one. */
  public synchronized String ts() {
    Instant now = clock.instant();
    last = now.isAfter(last) ? now : last.plusNanos(1000);
    return "%d.%06d".formatted(last.getEpochSecond(), last.getNano() / 1000);
  }

  /** Returns an id that begins with this letter, such as {@code F}. */
  public synchronized String id(String letter) {
    made++;
    return letter
        + "0"
        + "%8s".formatted(Integer.toString(made, 36)).replace(' ', '0').toUpperCase(Locale.ROOT);
  }
}
