package org.bounceback.sandbox.discord.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bounceback.sandbox.discord.rules.Rulebook;

/** How often sessions may begin: so many a day, one at a time. Guarded by the gateway. */
final class SessionStartLimit {
  private static final Duration DAY = Duration.ofHours(24);

  private final Deque<Instant> begun = new ArrayDeque<>();
  private final int most;
  private final Duration window;
  private boolean off;

  SessionStartLimit(Rulebook rules) {
    most = rules.limit("/gateway/identifiesPer24h").asInt();
    window = Duration.ofSeconds(rules.limit("/gateway/identifyWindowSeconds").asLong());
  }

  void off() {
    off = true;
  }

  int left(Instant now) {
    while (!begun.isEmpty() && !begun.getFirst().plus(DAY).isAfter(now)) {
      begun.removeFirst();
    }
    return off ? most : most - begun.size();
  }

  /** Counts a session that begins; false when the one before it began too short a time ago. */
  boolean begins(Instant now) {
    if (!off && !begun.isEmpty() && now.isBefore(begun.getLast().plus(window))) {
      return false;
    }
    begun.addLast(now);
    return true;
  }
}
