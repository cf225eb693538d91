package org.bounceback.bounce.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The time of a log line.
 *
 * @param text as written in the line
 * @param instant the exact time, if the line has a year and a time zone
 * @param local the date and time as written, to compare lines of one log; its year is {@link
 *     #NO_YEAR} if the line has none
 */
public record LogTime(String text, Optional<Instant> instant, LocalDateTime local) {
  /** A leap year that no log is from: the line has no year. */
  public static final int NO_YEAR = 1972;

  private static final int HALF_YEAR_MONTHS = 6;

  /** Returns whether this time is later than the other one of the same log. */
  public boolean isAfter(LogTime other) {
    if (instant.isPresent() && other.instant.isPresent()) {
      return instant.get().isAfter(other.instant.get());
    }
    boolean noYear = local.getYear() == NO_YEAR && other.local.getYear() == NO_YEAR;
    int months = local.getMonthValue() - other.local.getMonthValue();
    // Without a year, January follows December.
    boolean turnOfTheYear = noYear && Math.abs(months) > HALF_YEAR_MONTHS;
    return turnOfTheYear ? months < 0 : local.isAfter(other.local);
  }
}
