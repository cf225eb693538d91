package org.bounceback.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.recipient.MxLookup.Found;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MxLookupTest {
  @AutoClose private final LoopbackDns dns = new LoopbackDns();

  @BeforeEach
  void openTheZone() {
    dns.server().zones().open("shop.example");
  }

  @Test
  void mailServersAreSortedByPreference() {
    add("shop.example MX 20 backup.shop.example.");
    add("shop.example MX 10 mx.shop.example.");
    add("mx.shop.example A 192.0.2.1");
    add("backup.shop.example A 192.0.2.2");

    assertEquals(
        hosts(
            server("mx.shop.example", 10, "192.0.2.1"),
            server("backup.shop.example", 20, "192.0.2.2")),
        find());
  }

  @Test
  void ipv4AddressesComeFirst() {
    add("shop.example MX 10 mx.shop.example.");
    add("mx.shop.example AAAA 2001:db8::1");
    add("mx.shop.example A 192.0.2.1");

    assertEquals(hosts(server("mx.shop.example", 10, "192.0.2.1", "2001:db8::1")), find());
  }

  @Test
  void aMailServerMayHaveOnlyAnIpv6Address() {
    add("shop.example MX 10 mx.shop.example.");
    add("mx.shop.example AAAA 2001:db8::1");

    assertEquals(hosts(server("mx.shop.example", 10, "2001:db8::1")), find());
  }

  @Test
  void aMailServerMayBeAnAlias() {
    add("shop.example MX 10 mx.shop.example.");
    add("mx.shop.example CNAME host.shop.example.");
    add("host.shop.example A 192.0.2.1");

    assertEquals(hosts(server("mx.shop.example", 10, "192.0.2.1")), find());
  }

  @Test
  void aDomainWithoutMxIsItsOwnMailServer() {
    add("shop.example A 192.0.2.1");

    assertEquals(hosts(server("shop.example", 0, "192.0.2.1")), find());
  }

  @Test
  void aNullMxMeansThatNoMailIsAccepted() {
    add("shop.example MX 0 .");
    add("shop.example A 192.0.2.1");

    assertEquals(new Found.Nobody(true), find());
  }

  @Test
  void aNullMxNextToARealOneIsIgnored() {
    add("shop.example MX 0 .");
    add("shop.example MX 10 mx.shop.example.");
    add("mx.shop.example A 192.0.2.1");

    assertEquals(hosts(server("mx.shop.example", 10, "192.0.2.1")), find());
  }

  @Test
  void anMxThatIsAnIpIsNoMailServer() {
    add("shop.example MX 0 192.0.2.1.");
    add("shop.example A 192.0.2.1");

    assertEquals(new Found.Nobody(false), find());
  }

  @Test
  void anMxWithoutAddressIsNoMailServer() {
    add("shop.example MX 10 mx.shop.example.");
    add("shop.example A 192.0.2.1");

    assertEquals(new Found.Nobody(false), find());
  }

  @Test
  void aDomainThatDoesNotExistHasNoMailServer() {
    dns.server().zones().close("shop.example");

    assertEquals(new Found.Nobody(false), find());
  }

  @Test
  void aDomainWithoutMxAndAddressHasNoMailServer() {
    add("shop.example TXT \"v=spf1 -all\"");

    assertEquals(new Found.Nobody(false), find());
  }

  @Test
  void aFailedMxLookupGivesAnUnknownResult() {
    add("shop.example A 192.0.2.1");
    dns.server().faults().everywhere(Fault.servfail().onlyFor("MX"));

    assertEquals(new Found.Unknown(), find());
  }

  @Test
  void aFailedLookupOfTheOnlyAddressGivesAnUnknownResult() {
    add("shop.example MX 10 mx.shop.example.");
    dns.server().faults().at("mx.shop.example", Fault.servfail());

    assertEquals(new Found.Unknown(), find());
  }

  @Test
  void aFailedLookupDoesNotHideOtherMailServers() {
    add("shop.example MX 10 mx.shop.example.");
    add("shop.example MX 20 backup.shop.example.");
    add("backup.shop.example A 192.0.2.2");
    dns.server().faults().at("mx.shop.example", Fault.servfail());

    assertEquals(hosts(server("backup.shop.example", 20, "192.0.2.2")), find());
  }

  @Test
  void onlyTheAddressFamilyThatResolvesIsUsed() {
    add("shop.example MX 10 mx.shop.example.");
    add("mx.shop.example A 192.0.2.1");
    dns.server().faults().at("mx.shop.example", Fault.servfail().onlyFor("AAAA"));

    assertEquals(hosts(server("mx.shop.example", 10, "192.0.2.1")), find());
  }

  @Test
  void atMostTenMailServersAreLookedUp() {
    IntStream.range(0, 40).forEach(i -> add("shop.example MX " + i + " mx" + i + ".shop.example."));

    find();

    assertEquals(1 + 10 * 2, dns.server().questions().total());
  }

  @Test
  void atMostFourAddressesOfAMailServerAreUsed() {
    add("shop.example MX 10 mx.shop.example.");
    IntStream.range(0, 20).forEach(i -> add("mx.shop.example A 192.0.2." + i));
    IntStream.range(0, 20).forEach(i -> add("mx.shop.example AAAA 2001:db8::" + i));

    assertEquals(
        hosts(server("mx.shop.example", 10, "192.0.2.0", "192.0.2.1", "2001:db8::", "2001:db8::1")),
        find());
  }

  private Found find() {
    return new MxLookup(dns.client())
        .find(new Domain("shop.example"), Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  private void add(String record) {
    dns.server().zones().add(record);
  }

  private static Found hosts(MxHost... servers) {
    return new Found.Hosts(List.of(servers));
  }

  private static MxHost server(String host, int preference, String... addresses) {
    List<Ip> ips = List.of(addresses).stream().map(ip -> Ip.parse(ip).orElseThrow()).toList();
    return new MxHost(new Domain(host), preference, ips);
  }
}
