package org.bounceback.bounce.table;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.log.LogTime;

/** Parses the times that reports show. */
final class CellTime {
  private static final int MAX = 45;
  private static final int NOON = 12;
  private static final int CENTURY = 2000;
  private static final String CLOCK =
      ",? +(?:at )?([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\\.[0-9]{1,9})?(?:"
          + " ?([AaPp])\\.?[Mm]\\.?)?";
  private static final String ZONE = "(?: ?\\(?(Z|UTC|GMT)?(?:[+-][0-9]{2}:?[0-9]{2})?\\)?)?$";

  private static final Pattern ISO =
      Pattern.compile(
          "^([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]+([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?"
              + "(?:[.,][0-9]{1,9})?(?: ?(Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?$");
  private static final Pattern NAMED =
      Pattern.compile(
          "^(?:[A-Z][a-z]{2}, )?([A-Z][a-z]{2,8})\\.? ([0-9]{1,2}),? ([0-9]{4})" + CLOCK + ZONE);
  private static final Pattern AMERICAN =
      Pattern.compile("^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})" + CLOCK + ZONE);
  private static final Pattern EUROPEAN =
      Pattern.compile("^([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{2,4})" + CLOCK + ZONE);
  private static final Pattern EPOCH = Pattern.compile("^1[0-9]{9}$");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private CellTime() {}

  /** Returns whether the cell is a time. */
  static boolean isTime(String cell) {
    return parse(cell).isPresent();
  }

  /** Parses a time. A date with slashes is read as month and day unless that is impossible. */
  static Optional<LogTime> parse(String cell) {
    if (cell.length() > MAX || cell.isEmpty() || cell.chars().noneMatch(Character::isDigit)) {
      return Optional.empty();
    }
    if (EPOCH.matcher(cell).matches()) {
      Instant instant = Instant.ofEpochSecond(Long.parseLong(cell));
      LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
      return Optional.of(
          new LogTime(utc.toString().replace('T', ' ') + " UTC", Optional.of(instant), utc));
    }
    try {
      return iso(cell).or(() -> named(cell)).or(() -> american(cell)).or(() -> european(cell));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LogTime> iso(String cell) {
    Matcher found = ISO.matcher(cell);
    if (!found.find()) {
      return Optional.empty();
    }
    LocalDateTime local =
        LocalDateTime.of(
            number(found.group(1)),
            number(found.group(2)),
            number(found.group(3)),
            number(found.group(4)),
            number(found.group(5)),
            number(found.group(6)));
    Optional<ZoneOffset> zone =
        Optional.ofNullable(found.group(7))
            .map(text -> text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text));
    return Optional.of(new LogTime(cell, zone.map(local::toInstant), local));
  }

  private static Optional<LogTime> named(String cell) {
    Matcher found = NAMED.matcher(cell);
    if (!found.find()) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(found.group(1).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    return month == 0
        ? Optional.empty()
        : Optional.of(time(cell, number(found.group(3)), month, number(found.group(2)), found));
  }

  private static Optional<LogTime> american(String cell) {
    Matcher found = AMERICAN.matcher(cell);
    if (!found.find()) {
      return Optional.empty();
    }
    int first = number(found.group(1));
    int second = number(found.group(2));
    boolean isDayFirst = first > NOON;
    return Optional.of(
        time(
            cell,
            number(found.group(3)),
            isDayFirst ? second : first,
            isDayFirst ? first : second,
            found));
  }

  private static Optional<LogTime> european(String cell) {
    Matcher found = EUROPEAN.matcher(cell);
    if (!found.find()) {
      return Optional.empty();
    }
    int year = number(found.group(3));
    return Optional.of(
        time(
            cell,
            year < CENTURY ? year + CENTURY : year,
            number(found.group(2)),
            number(found.group(1)),
            found));
  }

  /** The groups of the clock are the same in all forms but ISO. */
  private static LogTime time(String cell, int year, int month, int day, Matcher found) {
    int hour = number(found.group(4));
    String half = found.group(7) == null ? "" : found.group(7).toLowerCase(Locale.ROOT);
    int hour24 =
        switch (half) {
          case "a" -> hour % NOON;
          case "p" -> hour % NOON + NOON;
          default -> hour;
        };
    LocalDateTime local =
        LocalDateTime.of(year, month, day, hour24, number(found.group(5)), number(found.group(6)));
    return new LogTime(cell, Optional.empty(), local);
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
