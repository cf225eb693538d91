package org.bounceback.sandbox.slack.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts calls within the last minute, for each method and, where Slack does so, each channel. */
final class Rates {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private final Clock clock;

  Rates(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts a call.
   *
   * @param max maximum calls a minute
   * @return how long to wait if the limit is exceeded; such a call is not counted
   */
  synchronized Optional<Duration> count(String key, int max) {
    Deque<Instant> recent = calls.computeIfAbsent(key, k -> new ArrayDeque<>());
    Instant now = clock.instant();
    while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() >= max) {
      return Optional.of(Duration.between(now, recent.getFirst().plus(WINDOW)));
    }
    recent.addLast(now);
    return Optional.empty();
  }
}
