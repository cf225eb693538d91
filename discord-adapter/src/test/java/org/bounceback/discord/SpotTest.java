package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpotTest {

  static List<Spot> spots() {
    var token = new Spot.Token("aW50ZXJhY3Rpb24", Instant.ofEpochSecond(1_795_000_000));
    return List.of(
        Spot.NOWHERE,
        Spot.standing("1300000000000000003", "1300000000000000009"),
        Spot.standing(Spot.direct("1300000000000000002"), "1300000000000000009"),
        new Spot("1300000000000000003", "1", Optional.empty(), Optional.of(token)),
        new Spot("1300000000000000003", "1", Optional.of("13"), Optional.of(token)));
  }

  @ParameterizedTest
  @MethodSource("spots")
  void whereACardStandsIsReadBackAsItWasStored(Spot spot) {
    assertEquals(spot, Spot.of(spot.ref()));
  }
}
