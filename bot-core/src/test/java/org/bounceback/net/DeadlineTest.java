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

    Duration first = deadline.remaining();
    Duration second = deadline.remaining();

    assertTrue(first.compareTo(HOUR) <= 0);
    assertTrue(second.compareTo(first) <= 0);
    assertTrue(second.compareTo(HOUR.minusMinutes(1)) > 0);
    assertFalse(deadline.isExpired());
  }

  @Test
  void noTimeRemainsAfterTheDeadline() {
    var deadline = Deadline.after(Duration.ofSeconds(-1));

    assertEquals(Duration.ZERO, deadline.remaining());
    assertTrue(deadline.isExpired());
  }

  @Test
  void theEarlierDeadlineIsUsed() {
    var deadline = Deadline.after(HOUR);

    assertSame(deadline, deadline.earlierOf(HOUR.plusHours(1)));
    assertTrue(deadline.earlierOf(Duration.ofMinutes(1)).remaining().compareTo(HOUR) < 0);
    assertTrue(Deadline.after(Duration.ZERO).earlierOf(HOUR).isExpired());
  }
}
