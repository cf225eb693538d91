package org.bounceback.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a domain's mail and DNS are run, as the public DNS tells it. */
class WhereaboutsTest {
  private final LoopbackDns dns = new LoopbackDns();
  private final Servers servers =
      Servers.read(
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
  void mailThatGoesToAServerOfOursByItsNameIsOurs() {
    record("shop.example", "MX 10 mx1.host.example.");

    assertEquals(Place.OURS, mail("shop.example"));
  }

  @Test
  void mailThatGoesToAnAddressOfOursIsOurs() {
    record("shop.example", "MX 10 mail.shop.example.");
    add("mail.shop.example A 192.0.2.15");

    assertEquals(Place.OURS, mail("shop.example"));
  }

  @Test
  void mailOfAHostedDomainMayBeElsewhere() {
    record("shop.example", "MX 10 mx.other.example.");
    record("mx.other.example", "A 198.51.100.25");

    assertEquals(Place.ELSEWHERE, mail("shop.example"));
  }

  @Test
  void withoutAnMxRecordTheDomainsOwnAddressCounts() {
    record("shop.example", "A 192.0.2.15");

    assertEquals(Place.OURS, mail("shop.example"));
  }

  @Test
  void anMxRecordThatNamesNoHostLeadsNowhere() {
    record("shop.example", "MX 10 gone.shop.example.");

    assertEquals(Place.NOWHERE, mail("shop.example"));
  }

  @Test
  void aNullMxTakesNoMail() {
    record("shop.example", "MX 0 .");

    assertEquals(Place.NO_MAIL, mail("shop.example"));
  }

  @Test
  void anUnknownNameIsNoDomain() {
    dns.server().zones().open("example");

    assertEquals(Place.NO_DOMAIN, mail("absent.example"));
    assertEquals(Place.NOWHERE, names("absent.example"));
  }

  @Test
  void aDnsThatFailsTellsNothing() {
    record("shop.example", "MX 10 mx1.host.example.");
    dns.server().faults().below("shop.example", Fault.servfail());

    assertEquals(Place.FAILED, mail("shop.example"));
    assertEquals(Place.FAILED, names("shop.example"));
  }

  @Test
  void nameServersAreOursByTheDomainTheyLieIn() {
    record("shop.example", "NS ns1.host.example.");

    assertEquals(Place.OURS, names("shop.example"));
    assertEquals(Place.OURS, names("mail.shop.example"));
  }

  @Test
  void aHostedDomainMayHaveItsNameServersElsewhere() {
    record("shop.example", "NS ns1.farm.example.");
    record("ns1.farm.example", "A 203.0.113.53");

    assertEquals(Place.ELSEWHERE, names("shop.example"));
  }

  @Test
  void aNameServerInTheZoneItselfIsOursByItsAddressAlone() {
    record("shop.example", "NS ns1.shop.example.");
    add("ns1.shop.example A 203.0.113.53");

    assertEquals(Place.ELSEWHERE, names("shop.example"));
  }

  private void record(String name, String data) {
    dns.server().zones().open(name);
    add(name + " " + data);
  }

  private void add(String record) {
    dns.server().zones().add(record);
  }

  private Place mail(String domain) {
    return whereabouts().ofMail(new Domain(domain), Deadline.after(LoopbackDns.AMPLE));
  }

  private Place names(String domain) {
    return whereabouts().ofDns(new Domain(domain), Deadline.after(LoopbackDns.AMPLE));
  }

  private Whereabouts whereabouts() {
    return new Whereabouts(dns.client(), servers);
  }
}
