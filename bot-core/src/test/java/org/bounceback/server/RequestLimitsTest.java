package org.bounceback.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLimitsTest {

  @ParameterizedTest
  @CsvSource({"0, PT10S", "100000, PT13S", "327680, PT20S", "20971520, PT1M"})
  void theLimitDependsOnTheBodySize(long bytes, Duration expected) {
    assertEquals(expected, RequestLimits.LARGE.forBody(bytes));
  }
}
