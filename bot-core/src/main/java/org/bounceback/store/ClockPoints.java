package org.bounceback.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The table {@code clock_points}: readings of the system clock at an uptime. */
final class ClockPoints {
  /** Longer than any downtime that is distinguished automatically from a clock jump. */
  private static final Duration KEPT = Duration.ofDays(90);

  private ClockPoints() {}

  /**
   * A reading of the system clock at an uptime.
   *
   * @param trusted whether it was correct; if not, the waiting time started there
   */
  record Point(Uptime uptime, Instant wall, boolean trusted) {

    /** Returns how far a later reading after the same start is ahead of the elapsed time. */
    Duration excess(Uptime later, Instant now) {
      return Duration.between(wall.plus(later.elapsed()).minus(uptime.elapsed()), now);
    }
  }

  /** Returns the reading of one start of a machine. */
  static Optional<Point> of(Transaction tx, String boot) {
    return tx.findRow("select * from clock_points where boot = ?", boot)
        .map(
            resultRow ->
                new Point(
                    new Uptime(boot, Duration.ofMillis(resultRow.number("uptime"))),
                    resultRow.instant("wall"),
                    resultRow.isTrue("trusted")));
  }

  /** Returns the latest trusted time of any other start or machine. */
  static Optional<Instant> lastElsewhere(Transaction tx, String boot) {
    return tx
        .query("select wall from clock_points where trusted = ? and boot <> ?", true, boot)
        .stream()
        .map(resultRow -> resultRow.instant("wall"))
        .max(Instant::compareTo);
  }

  /** Returns the latest time that any data was stored; empty for a new database. */
  static Optional<Instant> lastEvidence(Transaction tx) {
    return tx.findRow(
            "select max(moment) as last from (select max(opened) as moment from cases"
                + " union all select max(came) from inbox"
                + " union all select max(happened) from audit"
                + " union all select max(beat) from replicas) as moments")
        .flatMap(resultRow -> resultRow.findInstant("last"));
  }

  static void put(Transaction tx, Point point) {
    tx.update(
        "insert into clock_points (boot, uptime, wall, trusted) values (?, ?, ?, ?)"
            + " on conflict (boot) do update set uptime = excluded.uptime, wall = excluded.wall,"
            + " trusted = excluded.trusted",
        point.uptime().boot(),
        point.uptime().elapsed().toMillis(),
        point.wall(),
        point.trusted());
  }

  /** Deletes the points of starts that are long over. */
  static void prune(Transaction tx, Instant now) {
    tx.update("delete from clock_points where wall < ?", now.minus(KEPT));
  }

  static void clear(Transaction tx) {
    tx.update("delete from clock_points");
  }
}
