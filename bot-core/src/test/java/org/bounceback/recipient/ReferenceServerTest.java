package org.bounceback.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceServerTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, 25",
    "192.0.2.1:2525, 192.0.2.1, 2525",
    "2001:db8::1, 2001:db8::1, 25",
    "[2001:db8::1]:26, 2001:db8::1, 26",
  })
  void anAddressIsParsed(String text, String ip, int port) {
    assertEquals(
        Optional.of(new ReferenceServer(Ip.parse(ip), Optional.empty(), port)),
        ReferenceServer.parse(text, 25));
  }

  @Test
  void aNameIsParsed() {
    assertEquals(
        Optional.of(new ReferenceServer(Optional.empty(), Domain.parse("mx.example.org"), 26)),
        ReferenceServer.parse("mx.example.org:26", 25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "mx.example.org:99999", ":25"})
  void otherTextsAreRejected(String text) {
    assertEquals(Optional.empty(), ReferenceServer.parse(text, 25));
  }
}
