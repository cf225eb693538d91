package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnlistableNetworksTest {
  private final UnlistableNetworks unlistableNetworks = UnlistableNetworks.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0.0.0         | it means \"this network\" (RFC 791)",
        "10.1.2.3        | it is a private address (RFC 1918)",
        "172.16.0.1      | it is a private address (RFC 1918)",
        "172.31.255.255  | it is a private address (RFC 1918)",
        "192.168.1.1     | it is a private address (RFC 1918)",
        "::ffff:10.1.2.3 | it is a private address (RFC 1918)",
        "100.64.0.1      | it is an address inside a carrier's network (RFC 6598)",
        "127.0.0.3       | it is a loopback address (RFC 1122)",
        "127.1.0.1       | it is a loopback address (RFC 1122)",
        "169.254.169.254 | it is a link-local address (RFC 3927)",
        "224.0.0.1       | it is a multicast address (RFC 5771)",
        "255.255.255.255 | it is a reserved address (RFC 1112)",
        "::              | it is the unspecified or the loopback address (RFC 4291)",
        "::1             | it is the unspecified or the loopback address (RFC 4291)",
        "fd00::1         | it is a unique local address (RFC 4193)",
        "fe80::1         | it is a link-local address (RFC 4291)",
        "fec0::1         | it is a site-local address (RFC 3879)",
        "ff02::1         | it is a multicast address (RFC 4291)",
      })
  void noListCanContainAReservedIp(String ip, String why) {
    assertEquals(
        Optional.of(why), unlistableNetworks.reason(BlocklistSubject.parse(ip).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.5",
        "192.0.2.1",
        "198.18.0.1",
        "127.0.0.1",
        "127.0.0.2",
        "::ffff:127.0.0.2",
        "172.32.0.1",
        "2001:db8::1",
        "shop.example",
        "localhost.example",
      })
  void otherSubjectsMayBeQueried(String subject) {
    assertEquals(
        Optional.empty(), unlistableNetworks.reason(BlocklistSubject.parse(subject).orElseThrow()));
  }
}
