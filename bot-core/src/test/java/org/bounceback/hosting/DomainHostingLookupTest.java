package org.bounceback.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a domain's mail and DNS are hosted, according to public DNS. */
class DomainHostingLookupTest {
  private final LoopbackDns dns = new LoopbackDns();
  private final ServerTable serverTable =
      ServerTable.read(
          "servers.yaml",
          """
          servers:
            - {name: mx1, hosts: [mx1.host.example], addresses: [192.0.2.15], roles: [inbound]}
          hosted: [host.example, shop.example]
          """);

  @AfterEach
  void close() throws IOException {
    dns.close();
  }

  @Test
  void anMxThatIsOurHostNameIsOurs() {
    record("shop.example", "MX 10 mx1.host.example.");

    assertEquals(HostingLocation.OURS, mail("shop.example"));
  }

  @Test
  void anMxWithOurIpIsOurs() {
    record("shop.example", "MX 10 mail.shop.example.");
    add("mail.shop.example A 192.0.2.15");

    assertEquals(HostingLocation.OURS, mail("shop.example"));
  }

  @Test
  void theMailOfAHostedDomainMayBeElsewhere() {
    record("shop.example", "MX 10 mx.other.example.");
    record("mx.other.example", "A 198.51.100.25");

    assertEquals(HostingLocation.ELSEWHERE, mail("shop.example"));
  }

  @Test
  void withoutAnMxTheDomainsOwnIpCounts() {
    record("shop.example", "A 192.0.2.15");

    assertEquals(HostingLocation.OURS, mail("shop.example"));
  }

  @Test
  void anMxWithoutAHostLeadsNowhere() {
    record("shop.example", "MX 10 gone.shop.example.");

    assertEquals(HostingLocation.NOWHERE, mail("shop.example"));
  }

  @Test
  void aNullMxMeansNoMail() {
    record("shop.example", "MX 0 .");

    assertEquals(HostingLocation.NO_MAIL, mail("shop.example"));
  }

  @Test
  void anUnknownNameIsNotADomain() {
    dns.server().zones().open("example");

    assertEquals(HostingLocation.NO_DOMAIN, mail("absent.example"));
    assertEquals(HostingLocation.NOWHERE, names("absent.example"));
  }

  @Test
  void aDnsFailureIsReported() {
    record("shop.example", "MX 10 mx1.host.example.");
    dns.server().faults().below("shop.example", Fault.servfail());

    assertEquals(HostingLocation.FAILED, mail("shop.example"));
    assertEquals(HostingLocation.FAILED, names("shop.example"));
  }

  @Test
  void nameServersInOurDomainAreOurs() {
    record("shop.example", "NS ns1.host.example.");

    assertEquals(HostingLocation.OURS, names("shop.example"));
    assertEquals(HostingLocation.OURS, names("mail.shop.example"));
  }

  @Test
  void aHostedDomainMayHaveItsNameServersElsewhere() {
    record("shop.example", "NS ns1.farm.example.");
    record("ns1.farm.example", "A 203.0.113.53");

    assertEquals(HostingLocation.ELSEWHERE, names("shop.example"));
  }

  @Test
  void aNameServerInTheZoneItselfIsOursOnlyByItsIp() {
    record("shop.example", "NS ns1.shop.example.");
    add("ns1.shop.example A 203.0.113.53");

    assertEquals(HostingLocation.ELSEWHERE, names("shop.example"));
  }

  private void record(String name, String data) {
    dns.server().zones().open(name);
    add(name + " " + data);
  }

  private void add(String record) {
    dns.server().zones().add(record);
  }

  private HostingLocation mail(String domain) {
    return whereabouts().ofMail(new Domain(domain), Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  private HostingLocation names(String domain) {
    return whereabouts().ofDns(new Domain(domain), Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  private DomainHostingLookup whereabouts() {
    return new DomainHostingLookup(dns.client(), serverTable);
  }
}
