package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.Test;

class CircuitBreakersTest {
  private final MovableClock clock = new MovableClock();
  private final CircuitBreakers circuitBreakers = new CircuitBreakers(clock);

  @Test
  void nineFailuresAreNotEnough() {
    fail(9);

    assertTrue(circuitBreakers.mayTry("bl.example"));
  }

  @Test
  void eightFailuresOfTenTriesOpenIt() {
    succeed(2);
    fail(8);

    assertFalse(circuitBreakers.mayTry("bl.example"));
  }

  @Test
  void sevenFailuresOfTenTriesDoNot() {
    succeed(3);
    fail(7);

    assertTrue(circuitBreakers.mayTry("bl.example"));
  }

  @Test
  void onlyTheLastTenTriesCount() {
    fail(7);
    succeed(3);
    fail(1);

    assertTrue(circuitBreakers.mayTry("bl.example"));
  }

  @Test
  void eachNameHasItsOwn() {
    fail(10);

    assertTrue(circuitBreakers.mayTry("other.example"));
  }

  @Test
  void itStaysOpenForAMinuteAndThenLetsOneTryThrough() {
    fail(10);

    clock.advance(Duration.ofSeconds(59));
    assertFalse(circuitBreakers.mayTry("bl.example"));

    clock.advance(Duration.ofSeconds(2));
    assertTrue(circuitBreakers.mayTry("bl.example"));
    assertFalse(circuitBreakers.mayTry("bl.example"));
  }

  @Test
  void aSuccessfulTryClosesIt() {
    fail(10);
    clock.advance(Duration.ofSeconds(61));
    circuitBreakers.mayTry("bl.example");

    circuitBreakers.succeeded("bl.example");

    assertTrue(circuitBreakers.mayTry("bl.example"));
    assertTrue(circuitBreakers.mayTry("bl.example"));
  }

  @Test
  void aFailedTryKeepsItOpenForAnotherMinute() {
    fail(10);
    clock.advance(Duration.ofSeconds(61));
    circuitBreakers.mayTry("bl.example");

    circuitBreakers.failed("bl.example");

    clock.advance(Duration.ofSeconds(59));
    assertFalse(circuitBreakers.mayTry("bl.example"));
    clock.advance(Duration.ofSeconds(2));
    assertTrue(circuitBreakers.mayTry("bl.example"));
  }

  @Test
  void anAbandonedTryChangesNothingAndMayBeRepeated() {
    fail(9);
    circuitBreakers.mayTry("bl.example");
    circuitBreakers.abandoned("bl.example");
    assertTrue(circuitBreakers.mayTry("bl.example"));
    circuitBreakers.failed("bl.example");
    clock.advance(Duration.ofSeconds(61));
    circuitBreakers.mayTry("bl.example");

    circuitBreakers.abandoned("bl.example");

    assertTrue(circuitBreakers.mayTry("bl.example"));
    assertFalse(circuitBreakers.mayTry("bl.example"));
  }

  private void fail(int times) {
    IntStream.range(0, times)
        .filter(each -> circuitBreakers.mayTry("bl.example"))
        .forEach(each -> circuitBreakers.failed("bl.example"));
  }

  private void succeed(int times) {
    IntStream.range(0, times)
        .filter(each -> circuitBreakers.mayTry("bl.example"))
        .forEach(each -> circuitBreakers.succeeded("bl.example"));
  }
}
