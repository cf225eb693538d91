package org.bounceback.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, ahead by what a test has advanced it. */
public final class AdvancedClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  /** Moves it. */
  public void advance(Duration span) {
    ahead = ahead.plus(span);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("always UTC");
  }
}
