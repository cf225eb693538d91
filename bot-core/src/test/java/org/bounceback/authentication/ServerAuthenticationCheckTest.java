package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.findings.ServerAuthenticationFindings;
import org.bounceback.net.Deadline;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.Test;

/** Checks one of our servers as a receiver does, with real DNS lookups. */
class ServerAuthenticationCheckTest {
  private static final Ip IP = Ip.parse("192.0.2.10").orElseThrow();

  @Test
  void aServerWithMatchingNamesIsConfirmed() throws IOException {
    try (var domains = new LoopbackDomains()) {
      reverse(domains, "mail.shop.example");
      domains.add("mail.shop.example A 192.0.2.10");
      domains.spf("shop.example", "a -all");
      domains.add("_dmarc.shop.example TXT \"v=DMARC1; p=reject\"");

      ServerAuthentication seen = check(domains, "mail.shop.example", "shop.example");

      assertEquals(SpfResult.PASS, seen.spf().result());
      assertEquals(List.of(), seen.fixes());
      assertEquals(Domain.parse("mail.shop.example"), seen.name());
      assertEquals(Optional.of(true), seen.confirmed());
      assertEquals(Optional.of(true), seen.greets());
      assertEquals(Optional.of(DmarcPolicy.REJECT), seen.dmarc().map(Dmarc::policy));
    }
  }

  @Test
  void aNameThatDoesNotResolveBackIsNotConfirmed() throws IOException {
    try (var domains = new LoopbackDomains()) {
      reverse(domains, "mx.shop.example");

      ServerAuthentication seen = check(domains, "mx.shop.example", "shop.example");

      assertEquals(Domain.parse("mx.shop.example"), seen.name());
      assertEquals(Optional.of(false), seen.confirmed());
      assertEquals(Optional.of(false), seen.greets());
    }
  }

  @Test
  void anIpWithoutPtrHasNoName() throws IOException {
    try (var domains = new LoopbackDomains()) {
      domains.server().zones().open("2.0.192.in-addr.arpa");

      ServerAuthentication seen = check(domains, "mx.shop.example", "shop.example");

      assertEquals(Optional.empty(), seen.name());
      assertEquals(Optional.of(false), seen.confirmed());
      assertEquals(Optional.of(DmarcPolicy.MISSING), seen.dmarc().map(Dmarc::policy));
    }
  }

  @Test
  void aDnsFailureGivesUnknownValues() throws IOException {
    try (var domains = new LoopbackDomains()) {
      domains.server().faults().everywhere(Fault.servfail());

      ServerAuthentication seen = check(domains, "mx.shop.example", "shop.example");

      assertEquals(SpfResult.TEMPERROR, seen.spf().result());
      assertEquals(Optional.empty(), seen.name());
      assertEquals(Optional.empty(), seen.confirmed());
      assertEquals(Optional.empty(), seen.greets());
      assertEquals(Optional.empty(), seen.dmarc());
      assertEquals(List.of(), seen.fixes());
    }
  }

  @Test
  void aServerThatMayNotSendGetsTheRequiredRecord() throws IOException {
    try (var domains = new LoopbackDomains()) {
      domains.spf("shop.example", "mx -all");
      domains.add("shop.example NS ns1.dns.example.");
      domains.add("_dmarc.shop.example TXT \"v=DMARC1; p=reject\"");

      ServerAuthentication seen = check(domains, "mx.shop.example", "shop.example");

      assertEquals(
          """
          {"address":"192.0.2.10","domain":"shop.example","spf":"fail","ptr":null,"fcrdns":false,\
          "helo":false,"dmarc":"reject","spfDetails":{"result":"fail",\
          "records":["v=spf1 mx -all"],"term":"-all","lookups":1,"trouble":null,\
          "explanation":null,"ttl":300},"dmarcDetails":{"domain":"shop.example",\
          "organisation":"shop.example","policy":"reject","where":"shop.example",\
          "record":"v=DMARC1; p=reject","adkim":"relaxed","aspf":"relaxed","testing":false,\
          "percent":null},"fixes":[{"why":"spf-lacks-address","name":"shop.example","type":"TXT",\
          "now":["v=spf1 mx -all"],"wanted":"v=spf1 ip4:192.0.2.10 mx -all",\
          "nameServers":["ns1.dns.example"],"ours":false,"checkAgainAfter":300}]}\
          """,
          FindingsCodec.write(ServerAuthenticationFindings.of(Optional.of(seen))).toString());
    }
  }

  @Test
  void withoutAnIpEverythingIsUnknown() {
    assertEquals(
        """
        {"address":null,"domain":null,"spf":null,"ptr":null,"fcrdns":null,"helo":null,\
        "dmarc":null,"spfDetails":null,"dmarcDetails":null,"fixes":[]}\
        """,
        FindingsCodec.write(ServerAuthenticationFindings.of(Optional.empty())).toString());
  }

  private static void reverse(LoopbackDomains domains, String name) {
    domains.server().zones().open("2.0.192.in-addr.arpa");
    domains.add("10.2.0.192.in-addr.arpa PTR " + name + ".");
  }

  private static ServerAuthentication check(LoopbackDomains domains, String helo, String domain) {
    return new ServerAuthenticationCheck(
            domains.client(), server -> Optional.of(false), Clock.systemUTC())
        .check(IP, new Domain(helo), new Domain(domain), Deadline.after(Duration.ofSeconds(5)));
  }
}
