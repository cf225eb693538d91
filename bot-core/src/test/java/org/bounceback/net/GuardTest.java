package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bounceback.net.Guard.GuardSettings;
import org.bounceback.net.Guard.RateLimit;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.Test;

class GuardTest {
  private static final GuardSettings SETTINGS =
      new GuardSettings(
          List.of(
              new RateLimit(2, Duration.ofSeconds(1)), new RateLimit(3, Duration.ofSeconds(10))),
          Duration.ofSeconds(2),
          10,
          80,
          Duration.ofMinutes(1),
          Duration.ofMinutes(3));

  private final MovableClock clock = new MovableClock();
  private final Guard guard = new Guard("bl.example", SETTINGS, clock::nanoTime);

  @Test
  void callsWaitForTheSlowestLimitOrAreNotReserved() {
    assertEquals(Optional.of(Duration.ZERO), guard.reserve());
    assertEquals(Optional.of(Duration.ZERO), guard.reserve());
    assertEquals(Optional.of(Duration.ofSeconds(1)), guard.reserve());
    assertEquals(Optional.empty(), guard.reserve());

    clock.advance(Duration.ofSeconds(10));
    assertEquals(Optional.of(Duration.ZERO), guard.reserve());
  }

  @Test
  void nineFailuresDoNotOpenIt() {
    fail(9);

    assertTrue(guard.tryCall());
  }

  @Test
  void eightFailuresOfTenCallsOpenIt() {
    succeed(2);
    fail(8);

    assertFalse(guard.tryCall());
    assertTrue(guard.isOpen());
  }

  @Test
  void sevenFailuresOfTheLastTenCallsDoNot() {
    fail(7);
    succeed(3);
    fail(1);

    assertTrue(guard.tryCall());
  }

  @Test
  void itStaysOpenForAMinuteAndThenLetsOneCallThrough() {
    fail(10);

    clock.advance(Duration.ofSeconds(59));
    assertFalse(guard.tryCall());

    clock.advance(Duration.ofSeconds(2));
    assertFalse(guard.isOpen());
    assertTrue(guard.tryCall());
    assertFalse(guard.tryCall());
  }

  @Test
  void aSuccessfulTrialClosesIt() {
    fail(10);
    clock.advance(Duration.ofSeconds(61));
    succeed(1);

    assertTrue(guard.tryCall());
    assertTrue(guard.tryCall());
  }

  @Test
  void failedTrialsKeepItOpenForLongerUpToTheLongestPause() {
    fail(10);
    for (int seconds : new int[] {60, 120, 180, 180}) {
      clock.advance(Duration.ofSeconds(seconds - 1));
      assertFalse(guard.tryCall(), seconds + " s");
      clock.advance(Duration.ofSeconds(2));
      fail(1);
      assertTrue(guard.isOpen(), seconds + " s");
    }
  }

  @Test
  void anAbandonedTrialMayBeRepeated() {
    fail(10);
    clock.advance(Duration.ofSeconds(61));
    assertTrue(guard.tryCall());

    guard.abandoned();

    assertTrue(guard.tryCall());
    assertFalse(guard.tryCall());
  }

  @Test
  void aPauseStopsCallsForAsLongAsTheOtherPartyAsks() {
    guard.pause(Duration.ofSeconds(30));
    clock.advance(Duration.ofSeconds(10));

    assertEquals(Optional.of(Duration.ofSeconds(20)), guard.remainingPause());
    assertFalse(guard.tryCall());

    clock.advance(Duration.ofSeconds(21));
    assertEquals(Optional.empty(), guard.remainingPause());
    assertTrue(guard.tryCall());
  }

  @Test
  void aPauseNeverShortensAnother() {
    fail(10);

    guard.pause(Duration.ofSeconds(1));

    clock.advance(Duration.ofSeconds(59));
    assertFalse(guard.tryCall());
  }

  @Test
  void afterAResetCallsAreAllowed() {
    guard.pause(Duration.ofHours(1));

    guard.reset();

    assertTrue(guard.tryCall());
    assertFalse(guard.isOpen());
  }

  private void fail(int times) {
    IntStream.range(0, times).filter(each -> guard.tryCall()).forEach(each -> guard.failed());
  }

  private void succeed(int times) {
    IntStream.range(0, times).filter(each -> guard.tryCall()).forEach(each -> guard.succeeded());
  }
}
