package org.bounceback.sandbox.discord.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

  private final Pace pace = new Pace(new Rulebook());

  @Test
  void aThousandSessionsMayBeginInADay() {
    Instant last = NOW;
    for (int i = 0; i < 1000; i++) {
      last = NOW.plus(Duration.ofSeconds(5).multipliedBy(i));
      assertTrue(pace.begins(last));
    }

    assertEquals(0, pace.left(last));
    assertEquals(1, pace.left(NOW.plus(Duration.ofHours(24))));
  }

  @Test
  void sessionsBeginFiveSecondsApart() {
    assertTrue(pace.begins(NOW));

    assertFalse(pace.begins(NOW.plusMillis(4999)));
    assertTrue(pace.begins(NOW.plusSeconds(5)));
  }

  @Test
  void withoutRatesAnyNumberMayBegin() {
    pace.off();

    assertTrue(pace.begins(NOW));
    assertTrue(pace.begins(NOW));
    assertEquals(1000, pace.left(NOW));
  }
}
