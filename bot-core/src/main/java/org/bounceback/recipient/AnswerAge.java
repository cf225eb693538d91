package org.bounceback.recipient;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The age of a probe result that comes from the cache.
 *
 * @param lookedAt when the connection was opened
 * @param age the time since then
 * @param againAt the earliest time of the next connection to the server
 */
public record AnswerAge(Instant lookedAt, Duration age, Instant againAt) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Returns whether the server may be connected to again. */
  public boolean mayLookAgain() {
    return !lookedAt.plus(age).isBefore(againAt);
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
  public String againAtTime() {
    return TIME.format(againAt);
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s") + " ago";
  }
}
