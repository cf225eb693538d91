package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void theRemainingTimeDecreases() {
    var deadline = Deadline.after(HOUR);

    Duration first = deadline.left();
    Duration second = deadline.left();

    assertTrue(first.compareTo(HOUR) <= 0);
    assertTrue(second.compareTo(first) <= 0);
    assertTrue(second.compareTo(HOUR.minusMinutes(1)) > 0);
    assertFalse(deadline.passed());
  }

  @Test
  void noTimeRemainsAfterTheDeadline() {
    var deadline = Deadline.after(Duration.ofSeconds(-1));

    assertEquals(Duration.ZERO, deadline.left());
    assertTrue(deadline.passed());
  }

  @Test
  void theEarlierDeadlineIsUsed() {
    var deadline = Deadline.after(HOUR);

    assertSame(deadline, deadline.orSooner(HOUR.plusHours(1)));
    assertTrue(deadline.orSooner(Duration.ofMinutes(1)).left().compareTo(HOUR) < 0);
    assertTrue(Deadline.after(Duration.ZERO).orSooner(HOUR).passed());
  }
}
