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

/** What the header of Slack's answers tells beside the answer. */
final class AnswerHeaders {
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
