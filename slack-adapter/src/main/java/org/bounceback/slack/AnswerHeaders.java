package org.bounceback.slack;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.chat.runtime.ClockCheck;
import org.bounceback.chat.runtime.SetupCheckResult;

/** Reads the HTTP headers of a Slack API response. */
final class AnswerHeaders {
  private final Map<String, List<String>> headers;

  AnswerHeaders(Map<String, List<String>> headers) {
    this.headers = headers;
  }

  /** The scopes that the token has, from {@code x-oauth-scopes}. */
  Set<String> scopes() {
    return Arrays.stream(first("x-oauth-scopes").orElse("").split(","))
        .map(String::strip)
        .filter(scope -> !scope.isEmpty())
        .collect(Collectors.toSet());
  }

  /**
   * Compares our clock with Slack's; signed requests fail when they differ by more than five
   * minutes.
   */
  SetupCheckResult skew(Instant now) {
    return ClockCheck.of("Slack", first("date"), now);
  }

  private Optional<String> first(String name) {
    return headers.entrySet().stream()
        .filter(entry -> name.equalsIgnoreCase(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst();
  }
}
