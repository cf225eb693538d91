package org.bounceback.sandbox.discord.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.junit.jupiter.api.Test;

class SessionStartLimitTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final SessionStartLimit sessionStartLimit = new SessionStartLimit(new Rulebook());

  @Test
  void aThousandSessionsADayAreAllowed() {
    Instant last = NOW;
    for (int i = 0; i < 1000; i++) {
      last = NOW.plus(Duration.ofSeconds(5).multipliedBy(i));
      assertTrue(sessionStartLimit.begins(last));
    }

    assertEquals(0, sessionStartLimit.left(last));
    assertEquals(1, sessionStartLimit.left(NOW.plus(Duration.ofHours(24))));
  }

  @Test
  void sessionsStartAtLeastFiveSecondsApart() {
    assertTrue(sessionStartLimit.begins(NOW));

    assertFalse(sessionStartLimit.begins(NOW.plusMillis(4999)));
    assertTrue(sessionStartLimit.begins(NOW.plusSeconds(5)));
  }

  @Test
  void withoutRateLimitsAnyNumberOfSessionsCanStart() {
    sessionStartLimit.off();

    assertTrue(sessionStartLimit.begins(NOW));
    assertTrue(sessionStartLimit.begins(NOW));
    assertEquals(1000, sessionStartLimit.left(NOW));
  }
}
