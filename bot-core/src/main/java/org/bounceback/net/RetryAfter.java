package org.bounceback.net;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Parses the Retry-After header: seconds, or a date (RFC 9110 section 10.2.3). */
final class RetryAfter {
  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /** Returns the time to wait from now; empty if the value is invalid or in the past. */
  static Optional<Duration> parse(String value, Clock clock) {
    String text = value.strip();
    boolean seconds = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (seconds && text.length() <= MAX_DIGITS) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return Optional.of(Duration.between(clock.instant(), date))
          .filter(wait -> !wait.isNegative());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
