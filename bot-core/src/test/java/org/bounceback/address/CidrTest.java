package org.bounceback.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.0/24",
    "203.0.113.77/24, 203.0.113.0/24",
    "203.0.113.77/25, 203.0.113.0/25",
    "203.0.113.255/25, 203.0.113.128/25",
    "203.0.113.5, 203.0.113.5/32",
    "203.0.113.5/0, 0.0.0.0/0",
    "2001:db8:12:34::/33, 2001:db8::/33",
    "2001:db8::1, 2001:db8::1/128",
    "[2001:db8::1]/64, 2001:db8::/64",
    "::/0, ::/0",
    "::ffff:203.0.113.5, 203.0.113.5/32",
    "' 203.0.113.0 / 24 ', 203.0.113.0/24",
  })
  void aNetworkBeginsWithItsFirstAddress(String text, String canonical) {
    assertEquals(Optional.of(canonical), Cidr.parse(text).map(Cidr::toString));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/24",
        "203.0.113.0/",
        "203.0.113.0/33",
        "203.0.113.0/-1",
        "203.0.113.0/+8",
        "203.0.113.0/024",
        "203.0.113.0/24/8",
        "203.0.113.0/٢٤",
        "203.0.113.0/255.255.255.0",
        "203.0.113/24",
        "2001:db8::/129",
        "2001:db8::/999999999999",
        "::ffff:203.0.113.0/24",
        "::ffff:203.0.113.0/120",
        "shop.example",
      })
  void otherTextsAreRejected(String text) {
    assertEquals(Optional.empty(), Cidr.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "172.16.0.0/12, 172.15.255.255, false",
    "172.16.0.0/12, 172.16.0.0, true",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "203.0.113.5, 203.0.113.5, true",
    "203.0.113.5, 203.0.113.4, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, ::, false",
    "::/0, 0.0.0.0, false",
    "::/0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, true",
    "2001:db8::/63, 2001:db8:0:1:ffff::, true",
    "2001:db8::/63, 2001:db8:0:2::, false",
  })
  void aNetworkContainsItsAddressesAndNoOthers(String network, String ip, boolean held) {
    assertEquals(held, Cidr.parse(network).orElseThrow().contains(Ip.parse(ip).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 33, 128})
  void anIpv4PrefixHasAtMost32Bits(int prefix) {
    assertThrows(IllegalArgumentException.class, () -> new Cidr(new Ip4(0), prefix));
  }

  @Test
  void networksAreEqualWhenTheirAddressesAre() {
    assertEquals(Cidr.parse("203.0.113.0/24"), Cidr.parse("203.0.113.200/24"));
  }
}
