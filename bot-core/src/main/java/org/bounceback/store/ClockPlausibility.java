package org.bounceback.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.store.ClockPoints.Point;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether the system clock may be used to delete old data and to give up waiting work. The
 * clock is compared with the uptime of the machine, and after a restart with the last trusted time.
 * Everything that deletes by age gets its time from {@link #trustedNow}. Safe for concurrent use.
 *
 * <p>The rules: while the machine runs, the clock must match the uptime within ten minutes. After a
 * restart of the machine, a downtime cannot be distinguished from a clock jump. After up to a day,
 * nothing is deleted in the first hour; after up to 31 days, nothing in the first day; after a
 * longer time, nothing until an operator confirms the clock. A clock that is correct again is
 * trusted immediately.
 */
public final class ClockPlausibility implements ClockTrust {
  private static final Logger log = LoggerFactory.getLogger(ClockPlausibility.class);
  private static final Duration TOLERANCE = Duration.ofMinutes(10);
  private static final Duration SHORT_DOWNTIME = Duration.ofDays(1);
  private static final Duration LONG_DOWNTIME = Duration.ofDays(31);
  private static final Duration SHORT_WAIT = Duration.ofHours(1);
  private static final Duration LONG_WAIT = Duration.ofDays(1);

  /** A machine without a battery-backed clock gets the time from the network after its start. */
  private static final Duration START = Duration.ofMinutes(10);

  private static final String CONFIRM =
      "nothing is deleted until the clock is right or is confirmed by \"clock --confirm\"";

  private final Database database;
  private final Clock clock;
  private final Supplier<Uptime> uptime;
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * Monitors a clock.
   *
   * @param clock the clock of the database server if there is one, otherwise of the system
   */
  public ClockPlausibility(Database database, Clock clock, Supplier<Uptime> uptime) {
    this.database = database;
    this.clock = clock;
    this.uptime = uptime;
  }

  /**
   * Returns the time if it may be used to delete what is old; empty if the clock may be wrong. Also
   * stores it, so call this every few minutes.
   */
  public Optional<Instant> trustedNow() throws StoreException {
    Instant now = clock.instant();
    Uptime running = uptime.get();
    Optional<String> doubt =
        database.inTransaction(
            tx -> {
              Optional<String> found = doubt(tx, running, now);
              if (found.isEmpty()) {
                ClockPoints.put(tx, new Point(running, now, true));
                ClockPoints.prune(tx, now);
              }
              return found;
            });
    report(doubt);
    return doubt.isEmpty() ? Optional.of(now) : Optional.empty();
  }

  @Override
  public boolean isTrusted() throws StoreException {
    return trustedNow().isPresent();
  }

  /** Checks the clock like {@link #trustedNow}; returns why it may be wrong. */
  public Optional<String> look() throws StoreException {
    Optional<Instant> unused = trustedNow();
    return trouble;
  }

  /** Returns why nothing is deleted at the moment; empty if the clock is trusted. */
  public Optional<String> problem() {
    return trouble;
  }

  /** Trusts the current clock, after an operator has checked it. Returns the time. */
  public Instant confirm() throws StoreException {
    Instant now = clock.instant();
    var point = new Point(uptime.get(), now, true);
    database.write(
        tx -> {
          ClockPoints.clear(tx);
          ClockPoints.put(tx, point);
        });
    report(Optional.empty());
    return now;
  }

  private Optional<String> doubt(Transaction tx, Uptime running, Instant now) {
    Optional<Point> own = ClockPoints.of(tx, running.boot());
    Optional<Instant> elsewhere = ClockPoints.lastElsewhere(tx, running.boot());
    if (own.filter(Point::trusted).isPresent()) {
      Point point = own.get();
      if (running.elapsed().compareTo(point.uptime().elapsed()) < 0) {
        // Some containers restart their uptime and keep the boot id.
        keepAs(tx, running.boot() + " before", point);
        return afterDowntime(tx, Optional.empty(), point.wall(), running, now, false);
      }
      Duration excess = point.excess(running, now);
      boolean right = isSmall(excess) || elsewhere.filter(last -> isNear(last, now)).isPresent();
      boolean atStart = point.uptime().elapsed().compareTo(START) < 0 && !excess.isNegative();
      if (right || !atStart) {
        return right ? Optional.empty() : Optional.of(jumped(excess));
      }
      // The previously trusted time is stored under another name.
      keepAs(tx, running.boot() + " at start", point);
      return afterDowntime(tx, Optional.empty(), point.wall(), running, now, false);
    }
    if (elsewhere.isPresent()) {
      return afterDowntime(tx, own, elsewhere.get(), running, now, false);
    }
    Optional<Instant> evidence = ClockPoints.lastEvidence(tx).filter(now::isAfter);
    return evidence.flatMap(last -> afterDowntime(tx, own, last, running, now, true));
  }

  private static void keepAs(Transaction tx, String boot, Point point) {
    ClockPoints.put(tx, new Point(new Uptime(boot, Duration.ZERO), point.wall(), true));
  }

  /**
   * Checks the clock after the machine was off, or was not monitored.
   *
   * @param waiting when the waiting time for this clock started, if it did
   * @param unwatched whether an earlier version stored nothing about the clock
   */
  private static Optional<String> afterDowntime(
      Transaction tx,
      Optional<Point> waiting,
      Instant last,
      Uptime running,
      Instant now,
      boolean unwatched) {
    if (isNear(last, now)) {
      return Optional.empty();
    }
    Duration gap = Duration.between(last, now);
    if (gap.isNegative()) {
      return Optional.of(jumped(gap));
    }
    Optional<Point> since = waiting.filter(point -> isSmall(point.excess(running, now)));
    if (since.isEmpty()) {
      ClockPoints.put(tx, new Point(running, now, false));
    }
    Duration waited =
        since.map(point -> running.elapsed().minus(point.uptime().elapsed())).orElse(Duration.ZERO);
    if (gap.compareTo(LONG_DOWNTIME) > 0 && !unwatched) {
      return Optional.of(
          "%s passed since the clock was last known; ".formatted(text(gap)) + CONFIRM);
    }
    Duration wait = gap.compareTo(SHORT_DOWNTIME) > 0 ? LONG_WAIT : SHORT_WAIT;
    return waited.compareTo(wait) >= 0
        ? Optional.empty()
        : Optional.of(
            "%s passed since the clock was last known; nothing is deleted for the first %s, or until the clock is confirmed by \"clock --confirm\""
                .formatted(text(gap), text(wait)));
  }

  private void report(Optional<String> doubt) {
    if (doubt.isPresent() && trouble.isEmpty()) {
      log.warn("clock may be wrong: {}", doubt.get());
    } else if (doubt.isEmpty() && trouble.isPresent()) {
      log.warn("clock is trusted again");
    }
    trouble = doubt;
  }

  private static String jumped(Duration excess) {
    String where = excess.isNegative() ? "behind" : "ahead of";
    return "the clock is %s %s where it should be; ".formatted(text(excess.abs()), where) + CONFIRM;
  }

  private static boolean isNear(Instant last, Instant now) {
    return isSmall(Duration.between(last, now));
  }

  private static boolean isSmall(Duration difference) {
    return difference.abs().compareTo(TOLERANCE) <= 0;
  }

  private static String text(Duration span) {
    if (span.toDays() > 1) {
      return span.toDays() + " days";
    }
    return span.toHours() > 0 ? span.toHours() + " h" : span.toMinutes() + " min";
  }
}
