package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Tests which addresses a domain has: its own, those of its mail servers, and those of its SPF
 * record.
 */
class DomainAddressLookupTest {
  @AutoClose private final LoopbackDomains domains = new LoopbackDomains();

  @Test
  void aNameHasItsOwnAddressesAndThoseOfItsMailServers() {
    DomainAddresses found = addressesOf("shop.example");

    assertEquals(List.of("192.0.2.10", "2001:db8::10"), texts(found.own()));
    assertEquals(
        List.of("192.0.2.25", "198.51.100.25", "2001:db8::25", "2001:db8:1::25"),
        texts(found.exchanges()));
  }

  @Test
  void networksAddressesAndMailServersMaySend() {
    domains.spf("shop.example", "ip4:203.0.113.0/28 a mx:shop.example/30 ip6:2001:db8:2::/48 -all");

    assertEquals(
        List.of(
            "203.0.113.0/28",
            "192.0.2.10/32",
            "2001:db8::10/128",
            "192.0.2.24/30",
            "198.51.100.24/30",
            "2001:db8::25/128",
            "2001:db8:1::25/128",
            "2001:db8:2::/48"),
        senders("shop.example"));
  }

  @Test
  void includedAndRedirectedRecordsCountOnce() {
    domains.spf("a.shop.example", "include:office.shop.example redirect=b.shop.example");
    domains.spf("b.shop.example", "include:a.shop.example ip4:203.0.113.7 ~all");

    assertEquals(List.of("192.0.2.10/32", "203.0.113.7/32"), senders("a.shop.example"));
  }

  @Test
  void termsThatDependOnTheSenderHaveNoNetwork() {
    domains.spf("a.shop.example", "-ip4:203.0.113.7 exists:%{i}.shop.example ptr ?a +all");

    assertEquals(List.of(), senders("a.shop.example"));
  }

  @Test
  void anInvalidRecordAndTwoRecordsAllowNoSenders() {
    domains.spf("wrong.shop.example", "ip4:203.0.113.7 nonsense:");
    domains.spf("two.shop.example", "ip4:203.0.113.7");
    domains.spf("two.shop.example", "ip4:203.0.113.8");

    assertEquals(List.of(), senders("wrong.shop.example"));
    assertEquals(List.of(), senders("two.shop.example"));
  }

  @Test
  void lookupsAreLimitedAsInAnEvaluation() {
    IntStream.range(0, 12)
        .forEach(
            i ->
                domains.spf(
                    "i" + i + ".shop.example",
                    "ip4:203.0.113." + i + " include:i" + (i + 1) + ".shop.example"));

    assertEquals(11, senders("i0.shop.example").size());
  }

  @Test
  void anMxTermCountsOnce() {
    domains.add("late.shop.example A 203.0.113.9");
    domains.spf("many.shop.example", "mx:shop.example ".repeat(9) + "a:late.shop.example -all");

    assertTrue(senders("many.shop.example").contains("203.0.113.9/32"));
  }

  @Test
  void anUnknownNameHasNoAddresses() {
    assertEquals(
        new DomainAddresses(List.of(), List.of(), List.of()), addressesOf("none.shop.example"));
  }

  private DomainAddresses addressesOf(String name) {
    return new DomainAddressLookup(domains.client())
        .of(new Domain(name), Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  private List<String> senders(String name) {
    return addressesOf(name).senders().stream().map(Cidr::toString).toList();
  }

  private static List<String> texts(List<Ip> addresses) {
    return addresses.stream().map(Ip::toString).toList();
  }
}
