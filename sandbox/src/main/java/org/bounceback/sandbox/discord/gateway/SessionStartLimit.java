package org.bounceback.sandbox.discord.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bounceback.sandbox.discord.rules.Rulebook;

/**
 * Limits how often sessions may start: a number a day, one at a time. Synchronized by the gateway.
 */
final class SessionStartLimit {
  private static final Duration DAY = Duration.ofHours(24);

  private final Deque<Instant> starts = new ArrayDeque<>();
  private final int max;
  private final Duration window;
  private boolean off;

  SessionStartLimit(Rulebook rules) {
    max = rules.limit("/gateway/identifiesPer24h").asInt();
    window = Duration.ofSeconds(rules.limit("/gateway/identifyWindowSeconds").asLong());
  }

  void off() {
    off = true;
  }

  int left(Instant now) {
    while (!starts.isEmpty() && !starts.getFirst().plus(DAY).isAfter(now)) {
      starts.removeFirst();
    }
    return off ? max : max - starts.size();
  }

  /** Counts a new session; returns false if the previous one started too recently. */
  boolean begins(Instant now) {
    if (!off && !starts.isEmpty() && now.isBefore(starts.getLast().plus(window))) {
      return false;
    }
    starts.addLast(now);
    return true;
  }
}
