package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {

  @Test
  void theShortestWaitsDoubleFromASecond() {
    var retryBackoff = new RetryBackoff(alwaysZero());

    List<Duration> waits = Stream.of(1, 2, 3, 4, 5, 6, 1000).map(retryBackoff::after).toList();

    assertEquals(
        Stream.of(1000, 2000, 4000, 8000, 16_000, 22_500, 22_500).map(Duration::ofMillis).toList(),
        waits);
  }

  @Test
  void noWaitIsLongerThan45Seconds() {
    var retryBackoff = new RetryBackoff(alwaysMost());

    List<Duration> waits = Stream.of(1, 5, 6, 1000).map(retryBackoff::after).toList();

    assertEquals(Stream.of(2, 32, 45, 45).map(Duration::ofSeconds).toList(), waits);
  }

  private static RandomGenerator alwaysZero() {
    return () -> 0;
  }

  private static RandomGenerator alwaysMost() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new UnsupportedOperationException("only bounded numbers are asked for");
      }

      @Override
      public long nextLong(long bound) {
        return bound - 1;
      }
    };
  }
}
