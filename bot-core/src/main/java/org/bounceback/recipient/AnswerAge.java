package org.bounceback.recipient;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The age of a probe result that comes from the cache.
 *
 * @param checkedAt when the connection was opened
 * @param age the time since then
 * @param nextCheckAt the earliest time of the next connection to the server
 */
public record AnswerAge(Instant checkedAt, Duration age, Instant nextCheckAt) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Returns whether the server may be connected to again. */
  public boolean mayCheckAgain() {
    return !checkedAt.plus(age).isBefore(nextCheckAt);
  }

  /** Returns the age in English, such as {@code 3 minutes ago}. */
  public String ago() {
    long seconds = age.toSeconds();
    if (seconds < 1) {
      return "a moment ago";
    }
    return seconds < 60 ? count(seconds, "second") : count(seconds / 60, "minute");
  }

  /** Returns the time of day of the earliest next connection to the server. */
  public String nextCheckTime() {
    return TIME.format(nextCheckAt);
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s") + " ago";
  }
}
