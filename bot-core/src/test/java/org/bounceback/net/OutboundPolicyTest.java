package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.net.OutboundPolicy.Allowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundPolicyTest {
  private static final int SMTP = 25;
  private static final OutboundPolicy STANDARD = OutboundPolicy.load(Set.of(), List.of());

  static Stream<Cidr> forbiddenNetworks() {
    String name = "forbidden-networks.tsv";
    return Table.parse(name, Resources.text(OutboundPolicy.class, name)).rows().stream()
        .map(row -> Cidr.parse(row.getOrDefault("network", "")).orElseThrow());
  }

  @Test
  void theTableHasItsRows() {
    assertEquals(26, forbiddenNetworks().count());
  }

  @ParameterizedTest
  @MethodSource("forbiddenNetworks")
  void everyNetworkOfTheTableIsForbiddenFromItsFirstAddressToItsLast(Cidr network) {
    assertForbidden(network.network());
    assertForbidden(last(network));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "168.63.129.16/32",
        "::/128",
        "::1/128",
        "::/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
        "5f00::/16",
        "2001::/23",
        "2001::/32",
        "2001:2::/48",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
      })
  void specialPurposeNetworksAreForbidden(String network) {
    Cidr forbidden = Cidr.parse(network).orElseThrow();

    assertForbidden(forbidden.network());
    assertForbidden(last(forbidden));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "192.0.0.192",
        "168.63.129.16",
        "255.255.255.255",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "fd00:ec2::254",
      })
  void bypassAddressesAreForbidden(String ip) {
    assertForbidden(Ip.parse(ip).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "168.63.129.17",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:9.255.255.255",
        "2000::",
        "2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db9::",
        "2003::",
        "3fff:1000::",
        "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
      })
  void addressesNextToForbiddenNetworksArePermitted(String text) {
    Ip ip = Ip.parse(text).orElseThrow();

    assertEquals(Optional.of(target(ip, SMTP)), permitted(STANDARD, ip, SMTP));
  }

  @Test
  void ourOwnAddressesAreForbidden() {
    Ip own = Ip.parse("9.9.9.9").orElseThrow();
    var policy = OutboundPolicy.load(Set.of(own), List.of());

    assertEquals(Optional.empty(), permitted(policy, own, SMTP));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/8, 127.0.0.1, 25, true",
    "127.0.0.0/8, 127.255.255.255, 2525, true",
    "127.0.0.0/8, 10.0.0.1, 25, false",
    "127.0.0.0/8, ::ffff:127.0.0.1, 25, true",
    "127.0.0.0/8, ::1, 25, false",
    "127.0.0.1:2525, 127.0.0.1, 2525, true",
    "127.0.0.1:2525, 127.0.0.1, 25, false",
    "127.0.0.1:2525, 127.0.0.2, 2525, false",
    "127.0.0.0/8:2525, 127.0.0.2, 2525, true",
    "::1, ::1, 25, true",
    "[::1], ::1, 25, true",
    "[::1]:2525, ::1, 2525, true",
    "[::1]:2525, ::1, 25, false",
    "[fd00::/8]:2525, fd12::1, 2525, true",
    "[fd00::]/8:2525, fd12::1, 2525, true",
    "fd00::/8, fd12::1, 25, true",
    "fd00::/8, fe80::1, 25, false",
  })
  void anExceptionPermitsOnlyItsAddressAndPort(
      String allowed, String ip, int port, boolean permitted) {
    var policy = OutboundPolicy.load(Set.of(), List.of(Allowed.parse(allowed).orElseThrow()));

    assertEquals(permitted, policy.permit(Ip.parse(ip).orElseThrow(), port).isPresent());
  }

  @Test
  void theOperatorMayAllowOurOwnAddress() {
    Ip own = Ip.parse("10.0.0.1").orElseThrow();
    var policy = OutboundPolicy.load(Set.of(own), List.of(Allowed.parse("10.0.0.1").orElseThrow()));

    assertEquals(Optional.of(target(own, SMTP)), permitted(policy, own, SMTP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":25",
        "127.0.0.1:",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "127.0.0.1:99999999999",
        "127.0.0.1:-1",
        "127.0.0.1:+1",
        "127.0.0.1:２５",
        "127.0.0.1:25:25",
        "127.0.0.1/33",
        "127.1",
        "localhost",
        "localhost:25",
        "[::1",
        "::1]",
        "[::1]:",
        "[::1]25",
        "[::1]:x",
        "*",
      })
  void otherTextsAreRejected(String text) {
    assertEquals(Optional.empty(), Allowed.parse(text));
  }

  @Test
  void configuredServicesAreAlwaysPermitted() {
    Ip loopback = Ip.parse("127.0.0.1").orElseThrow();

    assertEquals(
        target(loopback, 53), OutboundPolicy.namedByOperator(loopback, 53).toSocketAddress());
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.25, 192.0.2.25:25", "2001:db8::25, [2001:db8::25]:25"})
  void anEndpointIsFormattedAsInUrls(String ip, String text) {
    assertEquals(text, OutboundPolicy.namedByOperator(Ip.parse(ip).orElseThrow(), 25).toString());
  }

  private static void assertForbidden(Ip ip) {
    assertEquals(Optional.empty(), permitted(STANDARD, ip, SMTP), ip::toString);
  }

  private static Optional<InetSocketAddress> permitted(OutboundPolicy policy, Ip ip, int port) {
    return policy.permit(ip, port).map(PermittedEndpoint::toSocketAddress);
  }

  private static InetSocketAddress target(Ip ip, int port) {
    return new InetSocketAddress(ip.toInetAddress(), port);
  }

  private static Ip last(Cidr network) {
    byte[] bytes = network.network().bytes();
    for (int bit = network.prefix(); bit < network.network().bits(); bit++) {
      bytes[bit / 8] |= (byte) (0x80 >>> bit % 8);
    }
    return Ip.of(bytes);
  }
}
