package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageLocationTest {

  static List<MessageLocation> locations() {
    var interactionToken =
        new MessageLocation.InteractionToken(
            "aW50ZXJhY3Rpb24", Instant.ofEpochSecond(1_795_000_000));
    return List.of(
        MessageLocation.NOWHERE,
        MessageLocation.publicMessage("1300000000000000003", "1300000000000000009"),
        MessageLocation.publicMessage(
            MessageLocation.direct("1300000000000000002"), "1300000000000000009"),
        new MessageLocation(
            "1300000000000000003", "1", Optional.empty(), Optional.of(interactionToken)),
        new MessageLocation(
            "1300000000000000003", "1", Optional.of("13"), Optional.of(interactionToken)));
  }

  @ParameterizedTest
  @MethodSource("locations")
  void locationIsReadBackAsStored(MessageLocation messageLocation) {
    assertEquals(messageLocation, MessageLocation.of(messageLocation.ref()));
  }
}
