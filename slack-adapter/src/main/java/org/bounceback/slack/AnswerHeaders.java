package org.bounceback.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.chat.Finding;

/** What the header of Slack's answers tells beside the answer. */
final class AnswerHeaders {
  private static final Duration LARGEST_SKEW = Duration.ofMinutes(1);

  private final Map<String, List<String>> headers;

  AnswerHeaders(Map<String, List<String>> headers) {
    this.headers = headers;
  }

  /** The scopes that the token has. */
  Set<String> scopes() {
    return Arrays.stream(first("x-oauth-scopes").orElse("").split(","))
        .map(String::strip)
        .filter(scope -> !scope.isEmpty())
        .collect(Collectors.toSet());
  }

  /** How far our clock is from Slack's: beyond five minutes every signed request is refused. */
  Finding skew(Instant now) {
    Optional<Instant> theirs = first("date").flatMap(AnswerHeaders::instant);
    if (theirs.isEmpty()) {
      return new Finding(true, "the clock cannot be compared, Slack gave no date");
    }
    Duration skew = Duration.between(theirs.get(), now);
    return skew.abs().compareTo(LARGEST_SKEW) <= 0
        ? new Finding(true, "the clock agrees with Slack's")
        : new Finding(
            false,
            "the clock is %d s away from Slack's; keep it right by NTP, or requests are refused"
                .formatted(skew.toSeconds()));
  }

  private Optional<String> first(String name) {
    return headers.entrySet().stream()
        .filter(entry -> name.equalsIgnoreCase(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst();
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
