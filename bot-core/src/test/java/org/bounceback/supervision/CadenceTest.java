package org.bounceback.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {

  @ParameterizedTest
  @CsvSource({"PT1H, PT1M", "PT1M, PT1M", "PT5S, PT5S"})
  void aFailedRunIsRepeatedWithinAMinute(Duration between, Duration expected) {
    var cadence = new Cadence(Duration.ZERO, between, Duration.ofMinutes(10));

    assertEquals(expected, cadence.afterFailure());
  }
}
