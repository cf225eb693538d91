package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.Test;

class BreakersTest {
  private final MovableClock clock = new MovableClock();
  private final Breakers breakers = new Breakers(clock);

  @Test
  void nineFailuresAreNotEnough() {
    fail(9);

    assertTrue(breakers.mayTry("bl.example"));
  }

  @Test
  void eightFailuresOfTenTriesOpenIt() {
    succeed(2);
    fail(8);

    assertFalse(breakers.mayTry("bl.example"));
  }

  @Test
  void sevenFailuresOfTenTriesDoNot() {
    succeed(3);
    fail(7);

    assertTrue(breakers.mayTry("bl.example"));
  }

  @Test
  void onlyTheLastTenTriesCount() {
    fail(7);
    succeed(3);
    fail(1);

    assertTrue(breakers.mayTry("bl.example"));
  }

  @Test
  void eachNameHasItsOwn() {
    fail(10);

    assertTrue(breakers.mayTry("other.example"));
  }

  @Test
  void itStaysOpenForAMinuteAndThenLetsOneTryThrough() {
    fail(10);

    clock.advance(Duration.ofSeconds(59));
    assertFalse(breakers.mayTry("bl.example"));

    clock.advance(Duration.ofSeconds(2));
    assertTrue(breakers.mayTry("bl.example"));
    assertFalse(breakers.mayTry("bl.example"));
  }

  @Test
  void aSuccessfulTryClosesIt() {
    fail(10);
    clock.advance(Duration.ofSeconds(61));
    breakers.mayTry("bl.example");

    breakers.succeeded("bl.example");

    assertTrue(breakers.mayTry("bl.example"));
    assertTrue(breakers.mayTry("bl.example"));
  }

  @Test
  void aFailedTryKeepsItOpenForAnotherMinute() {
    fail(10);
    clock.advance(Duration.ofSeconds(61));
    breakers.mayTry("bl.example");

    breakers.failed("bl.example");

    clock.advance(Duration.ofSeconds(59));
    assertFalse(breakers.mayTry("bl.example"));
    clock.advance(Duration.ofSeconds(2));
    assertTrue(breakers.mayTry("bl.example"));
  }

  @Test
  void anAbandonedTryChangesNothingAndMayBeRepeated() {
    fail(9);
    breakers.mayTry("bl.example");
    breakers.abandoned("bl.example");
    assertTrue(breakers.mayTry("bl.example"));
    breakers.failed("bl.example");
    clock.advance(Duration.ofSeconds(61));
    breakers.mayTry("bl.example");

    breakers.abandoned("bl.example");

    assertTrue(breakers.mayTry("bl.example"));
    assertFalse(breakers.mayTry("bl.example"));
  }

  private void fail(int times) {
    IntStream.range(0, times)
        .filter(each -> breakers.mayTry("bl.example"))
        .forEach(each -> breakers.failed("bl.example"));
  }

  private void succeed(int times) {
    IntStream.range(0, times)
        .filter(each -> breakers.mayTry("bl.example"))
        .forEach(each -> breakers.succeeded("bl.example"));
  }
}
