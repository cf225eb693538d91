package org.bounceback.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it, with the uptime of the machine it is in. */
public final class MovableClock extends Clock {
  /** Where it begins. */
  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private volatile Instant now = NOON;
  private volatile Uptime uptime = new Uptime("boot-1", Duration.ofHours(1));

  /** Lets time pass. */
  public void advance(Duration span) {
    now = now.plus(span);
    uptime = new Uptime(uptime.boot(), uptime.elapsed().plus(span));
  }

  /** Sets the clock so much ahead, or back, while no time passes. */
  public void jump(Duration span) {
    now = now.plus(span);
  }

  /** Starts the machine anew, which was off for so long by its clock. */
  public void reboot(Duration off) {
    now = now.plus(off);
    uptime = new Uptime(uptime.boot() + "1", Duration.ofMinutes(1));
  }

  /** Starts a container anew whose boot id is the host's and whose uptime is its own. */
  public void restartContainer(Duration off) {
    now = now.plus(off);
    uptime = new Uptime(uptime.boot(), Duration.ofMinutes(1));
  }

  /** How long the machine has been running. */
  public Uptime uptime() {
    return uptime;
  }

  /** The elapsed time in nanoseconds, which setting the clock does not change. */
  public long nanoTime() {
    return uptime.elapsed().toNanos();
  }

  /** A watch over this clock that begins to trust it now. */
  public ClockPlausibility trusted(Database database) throws StoreException {
    var plausibility = new ClockPlausibility(database, this, this::uptime);
    plausibility.confirm();
    return plausibility;
  }

  @Override
  public Instant instant() {
    return now;
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
