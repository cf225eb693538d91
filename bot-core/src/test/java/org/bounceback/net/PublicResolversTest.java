package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicResolversTest {

  @ParameterizedTest
  @CsvSource({
    "1.1.1.1, Cloudflare",
    "8.8.8.8, Google",
    "9.9.9.9, Quad9",
    "208.67.222.222, OpenDNS",
    "2606:4700:4700::1111, Cloudflare",
    "2001:4860:4860::8844, Google",
    "127.0.0.1,",
    "203.0.113.53,",
  })
  void aPublicResolverIsKnownByItsAddress(String address, String operator) {
    assertEquals(
        Optional.ofNullable(operator),
        PublicResolvers.load().operatorOf(Ip.parse(address).orElseThrow()));
  }
}
