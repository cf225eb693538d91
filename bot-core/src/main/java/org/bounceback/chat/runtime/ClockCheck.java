package org.bounceback.chat.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Compares our clock with a platform's. Signatures and deadlines require a correct clock. */
public final class ClockCheck {
  private static final Duration MAX_SKEW = Duration.ofMinutes(1);

  private ClockCheck() {}

  /**
   * Returns whether the clocks differ by a minute at most.
   *
   * @param platform its name, for messages
   * @param date the {@code Date} header of one of the platform's responses
   */
  public static SetupCheckResult of(String platform, Optional<String> date, Instant now) {
    Optional<Instant> theirs = date.flatMap(ClockCheck::instant);
    if (theirs.isEmpty()) {
      return new SetupCheckResult(true, "the clock was not checked, " + platform + " sent no date");
    }
    Duration skew = Duration.between(theirs.get(), now);
    return skew.abs().compareTo(MAX_SKEW) <= 0
        ? new SetupCheckResult(true, "the clock matches " + platform + "'s")
        : new SetupCheckResult(
            false,
            "the clock is %d s off %s's; synchronize it with NTP, or requests are rejected"
                .formatted(skew.toSeconds(), platform));
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException invalid) {
      return Optional.empty();
    }
  }
}
