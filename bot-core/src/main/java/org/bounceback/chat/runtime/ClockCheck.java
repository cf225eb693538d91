package org.bounceback.chat.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Whether our clock agrees with a platform's: what is signed or has a deadline needs it. */
public final class ClockCheck {
  private static final Duration MAX_SKEW = Duration.ofMinutes(1);

  private ClockCheck() {}

  /**
   * Compares.
   *
   * @param platform its name, for people
   * @param date the header of that name in one of the platform's answers
   */
  public static SetupCheckResult of(String platform, Optional<String> date, Instant now) {
    Optional<Instant> theirs = date.flatMap(ClockCheck::instant);
    if (theirs.isEmpty()) {
      return new SetupCheckResult(
          true, "the clock cannot be compared, " + platform + " gave no date");
    }
    Duration skew = Duration.between(theirs.get(), now);
    return skew.abs().compareTo(MAX_SKEW) <= 0
        ? new SetupCheckResult(true, "the clock agrees with " + platform + "'s")
        : new SetupCheckResult(
            false,
            "the clock is %d s away from %s's; keep it right by NTP, or requests are refused"
                .formatted(skew.toSeconds(), platform));
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException strange) {
      return Optional.empty();
    }
  }
}
