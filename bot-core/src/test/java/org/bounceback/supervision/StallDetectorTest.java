package org.bounceback.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
  private final AtomicLong nanos = new AtomicLong();
  private final StallDetector detector = new StallDetector(nanos::get);

  @Test
  void anItemThatIsFirstForAMinuteIsReportedUntilItIsRemoved() {
    detector.update(Optional.of("a"));
    advance(Duration.ofSeconds(60));
    detector.update(Optional.of("a"));
    assertEquals(Optional.empty(), detector.stalledFor());

    advance(Duration.ofSeconds(1));
    assertEquals(Optional.of(Duration.ofSeconds(61)), detector.stalledFor());

    detector.update(Optional.of("b"));
    assertEquals(Optional.empty(), detector.stalledFor());
  }

  @Test
  void anEmptyQueueIsNeverReported() {
    detector.update(Optional.empty());
    advance(Duration.ofHours(1));

    assertEquals(Optional.empty(), detector.stalledFor());
  }

  private void advance(Duration span) {
    nanos.addAndGet(span.toNanos());
  }
}
