package org.bounceback.recipient;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How old an answer is that was not asked for anew.
 *
 * @param lookedAt when the connection was opened
 * @param age how long ago that was
 * @param againAt from when on the server may be connected to again
 */
public record AnswerAge(Instant lookedAt, Duration age, Instant againAt) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Whether the server may be connected to again by now. */
  public boolean mayLookAgain() {
    return !lookedAt.plus(age).isBefore(againAt);
  }

  /** The age in English words, such as {@code 3 minutes ago}. */
  public String ago() {
    long seconds = age.toSeconds();
    if (seconds < 1) {
      return "a moment ago";
    }
    return seconds < 60 ? count(seconds, "second") : count(seconds / 60, "minute");
  }

  /** The time of day from which on the server may be connected to again. */
  public String againAtTime() {
    return TIME.format(againAt);
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s") + " ago";
  }
}
