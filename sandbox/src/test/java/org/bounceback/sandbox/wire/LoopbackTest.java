package org.bounceback.sandbox.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

  @Test
  void everyAddressOf127IsALoopbackAddress() {
    assertEquals("/127.0.0.1:25", Loopback.at("127.0.0.1", 25).toString());
    assertEquals("/127.255.10.9:0", Loopback.at("127.255.10.9", 0).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "localhost", "127.0.0.256", "127.1", "::1", ""})
  void otherAddressesAreNotListenedOn(String ip) {
    assertThrows(IllegalArgumentException.class, () -> Loopback.at(ip, 0));
  }
}
