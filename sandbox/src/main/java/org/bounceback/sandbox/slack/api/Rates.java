package org.bounceback.sandbox.slack.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts calls within the last minute, for each method and, where it counts so, each channel. */
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
   * @param most calls a minute
   * @return how long to wait when it was one too many, which is not counted
   */
  synchronized Optional<Duration> count(String key, int most) {
    Deque<Instant> recent = calls.computeIfAbsent(key, each -> new ArrayDeque<>());
    Instant now = clock.instant();
    while (!recent.isEmpty() && !recent.getFirst().plus(WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() >= most) {
      return Optional.of(Duration.between(now, recent.getFirst().plus(WINDOW)));
    }
    recent.addLast(now);
    return Optional.empty();
  }
}
