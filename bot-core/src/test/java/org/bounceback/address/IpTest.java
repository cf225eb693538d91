package org.bounceback.address;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.5, 203.0.113.5",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "'  203.0.113.5\t', 203.0.113.5",
    "[203.0.113.5], 203.0.113.5",
    "2001:db8::1, 2001:db8::1",
    "[2001:db8::1], 2001:db8::1",
    "[IPv6:2001:db8::1], 2001:db8::1",
    "[ipv6:2001:DB8::1], 2001:db8::1",
    "IPv6:2001:db8::1, 2001:db8::1",
    "2001:db8:0:0:0:0:0:1, 2001:db8::1",
    "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "1:2:3:4:5:6:192.0.2.33, 1:2:3:4:5:6:c000:221",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
  })
  void theUsualFormsAreParsed(String text, String canonical) {
    assertEquals(Optional.of(canonical), Ip.parse(text).map(Ip::toString));
  }

  @ParameterizedTest
  @CsvSource({
    "::ffff:203.0.113.5, 203.0.113.5",
    "::FFFF:CB00:7105, 203.0.113.5",
    "0:0:0:0:0:ffff:203.0.113.5, 203.0.113.5",
    "[IPv6:::ffff:127.0.0.1], 127.0.0.1",
  })
  void anIp4MappedAddressIsItsIp4Address(String text, String ip4) {
    assertEquals(Ip.parse(ip4), Ip.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "127.0.0.01",
        "00.0.0.0",
        "2130706433",
        "0x7f.0.0.1",
        "0x7f000001",
        "256.0.0.1",
        "1.2.3.4.5",
        "1.2.3.4.",
        ".1.2.3.4",
        "1..2.3",
        "-1.2.3.4",
        "+1.2.3.4",
        "1.2.3.4 5",
        "1. 2.3.4",
        "1.2.3.4/32",
        "1.2.3.4:25",
        "[1.2.3.4",
        "1.2.3.4]",
        "[[1.2.3.4]]",
        "IPv6:1.2.3.4",
        "[IPv6:1.2.3.4]",
        "١٢٧.0.0.1",
        "１２７.0.0.1",
        "1\u00b72\u00b73\u00b74",
      })
  void otherIpv4FormsAreRejected(String text) {
    assertEquals(Optional.empty(), Ip.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":",
        ":::",
        "::1::",
        "1:::2",
        "fe80::1%eth0",
        "fe80::1%25eth0",
        "::g",
        "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "1:2:3:4::5:6:7:8",
        ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        "::ffff:127.1",
        "::ffff:0177.0.0.1",
        "::ffff:1.2.3.4.5",
        "::1.2.3.4:5",
        "1.2.3.4::",
        "2001:1.2.3.4::1",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::-1",
        "::+1",
        "::１",
        "[IPv6:IPv6:::1]",
        "[::1]:25",
      })
  void otherIpv6FormsAreRejected(String text) {
    assertEquals(Optional.empty(), Ip.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "1:0:0:0:0:0:0:0, 1::",
    "2001:DB8:0:0:8:800:200C:417A, 2001:db8::8:800:200c:417a",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8",
    "fe80:0000:0000:0000:0a0b:0c0d:0e0f:0001, fe80::a0b:c0d:e0f:1",
  })
  void ipv6IsFormattedAsInRfc5952(String text, String canonical) {
    assertEquals(canonical, Ip.parse(text).orElseThrow().toString());
  }

  @Test
  void anIp4AddressIsReversedByOctets() {
    Ip ip = Ip.parse("203.0.113.5").orElseThrow();

    assertEquals("5.113.0.203", ip.reversed());
    assertEquals("5.113.0.203.in-addr.arpa", ip.reverseName().name());
  }

  @Test
  void anIp6AddressIsReversedByNibbles() {
    Ip ip = Ip.parse("2001:db8:1:2:3:4:567:89ab").orElseThrow();

    String nibbles = "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2";
    assertEquals(nibbles, ip.reversed());
    assertEquals(nibbles + ".ip6.arpa", ip.reverseName().name());
  }

  @Test
  void theBytesOfAMappedAddressMakeAnIp4Address() {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

    assertEquals(Ip.parse("127.0.0.1").orElseThrow(), Ip.of(mapped));
  }

  @Test
  void fiveBytesAreRejected() {
    assertThrows(IllegalArgumentException.class, () -> Ip.of(new byte[5]));
  }

  @Test
  void aSocketsAddressIsTheSameAddress() throws UnknownHostException {
    byte[] bytes = {32, 1, 13, -72, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    Ip ip = Ip.of(InetAddress.getByAddress(bytes));

    assertEquals("2001:db8::1", ip.toString());
    assertArrayEquals(bytes, ip.toInetAddress().getAddress());
  }
}
