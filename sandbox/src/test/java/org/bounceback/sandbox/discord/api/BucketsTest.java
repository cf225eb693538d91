package org.bounceback.sandbox.discord.api;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.bounceback.sandbox.HandClock;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private final HandClock clock = new HandClock();
  private final Buckets buckets = new Buckets(new Rulebook(), clock);

  @Test
  void tenThousandInvalidRequestsInTenMinutesBlockTheClient() {
    for (int i = 0; i < 9_999; i++) {
      buckets.invalid();
    }
    assertFalse(buckets.banned());

    buckets.invalid();

    assertTrue(buckets.banned());
    clock.pass(Duration.ofMinutes(10));
    assertFalse(buckets.banned());
  }
}
