package org.bounceback.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.capacity.KeyedRateLimiter.Exceeded;
import org.junit.jupiter.api.Test;

class KeyedRateLimiterTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MAX_KEYS = 10;

  private long nanos;
  private final KeyedRateLimiter limiter = new KeyedRateLimiter(() -> nanos, MAX_KEYS);

  @Test
  void aReachedLimitHasARetryTime() {
    take("ann", 3, 3);
    advance(Duration.ofSeconds(20));

    Exceeded exceeded = limiter.acquire(List.of(quota("ann", 3))).orElseThrow();

    assertEquals("ann", exceeded.quota().key());
    assertEquals(Duration.ofSeconds(40), exceeded.retryAfter());
    advance(Duration.ofSeconds(39));
    assertTrue(limiter.acquire(List.of(quota("ann", 3))).isPresent());
    advance(Duration.ofSeconds(1));
    take("ann", 3, 3);
  }

  @Test
  void aRejectedRequestUsesNoPermitsOfOtherQuotas() {
    take("ann", 1, 1);
    for (int i = 0; i < 5; i++) {
      assertTrue(limiter.acquire(List.of(quota("room", 2), quota("ann", 1))).isPresent());
    }
    take("room", 2, 2);
  }

  @Test
  void aRequestForMoreThanAPeriodIsGrantedWhenAllPermitsAreAvailable() {
    var files = new Quota("ann", 5, MINUTE, 10);
    assertEquals(Optional.empty(), limiter.acquire(List.of(files)));
    assertEquals(MINUTE, limiter.acquire(List.of(files)).orElseThrow().retryAfter());
  }

  @Test
  void zeroMeansNoLimit() {
    take("ann", 0, 1_000);
    assertEquals(0, limiter.size());
  }

  @Test
  void keysWithAllTheirPermitsAreRemovedFirst() {
    for (int i = 0; i < MAX_KEYS; i++) {
      take("idle " + i, 2, 1);
    }
    advance(Duration.ofSeconds(50));
    take("ann", 2, 2);
    advance(Duration.ofSeconds(10));
    // Idle keys have all their permits again. The key at its limit is not removed.
    take("new", 2, 1);
    assertTrue(limiter.acquire(List.of(quota("ann", 2))).isPresent());
    assertTrue(limiter.size() <= 3, "kept " + limiter.size());
  }

  @Test
  void newKeysAreNeverRejectedAndTheirNumberIsLimited() {
    for (int i = 0; i < 50 * MAX_KEYS; i++) {
      take("person " + i, 1, 1);
      assertTrue(limiter.size() <= MAX_KEYS);
    }
  }

  private void take(String key, int most, int times) {
    for (int i = 0; i < times; i++) {
      assertEquals(Optional.empty(), limiter.acquire(List.of(quota(key, most))), key + " " + i);
    }
  }

  private static Quota quota(String key, int most) {
    return new Quota(key, most, MINUTE, 1);
  }

  private void advance(Duration span) {
    nanos += span.toNanos();
  }
}
