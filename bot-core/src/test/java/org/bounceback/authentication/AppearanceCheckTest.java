package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receiver sees of a server of ours, over the wire. */
class AppearanceCheckTest {
  private static final Ip IP = Ip.parse("192.0.2.10").orElseThrow();

  @Test
  void aServerWhoseNamesFitLooksGood() throws IOException {
    try (var domains = new LoopbackDomains()) {
      reverse(domains, "mail.shop.example");
      domains.add("mail.shop.example A 192.0.2.10");
      domains.spf("shop.example", "a -all");
      domains.add("_dmarc.shop.example TXT \"v=DMARC1; p=reject\"");

      Appearance seen = check(domains, "mail.shop.example", "shop.example");

      assertEquals(SpfResult.PASS, seen.spf());
      assertEquals(Domain.parse("mail.shop.example"), seen.name());
      assertEquals(Optional.of(true), seen.confirmed());
      assertEquals(Optional.of(true), seen.greets());
      assertEquals(Optional.of(DmarcPolicy.REJECT), seen.dmarc());
    }
  }

  @Test
  void aNameThatDoesNotLeadBackIsNotConfirmed() throws IOException {
    try (var domains = new LoopbackDomains()) {
      reverse(domains, "mx.shop.example");

      Appearance seen = check(domains, "mx.shop.example", "shop.example");

      assertEquals(Domain.parse("mx.shop.example"), seen.name());
      assertEquals(Optional.of(false), seen.confirmed());
      assertEquals(Optional.of(false), seen.greets());
    }
  }

  @Test
  void anAddressWithoutANameHasNone() throws IOException {
    try (var domains = new LoopbackDomains()) {
      domains.server().zones().open("2.0.192.in-addr.arpa");

      Appearance seen = check(domains, "mx.shop.example", "shop.example");

      assertEquals(Optional.empty(), seen.name());
      assertEquals(Optional.of(false), seen.confirmed());
      assertEquals(Optional.of(DmarcPolicy.MISSING), seen.dmarc());
    }
  }

  @Test
  void whatTheDnsDoesNotTellIsUnknown() throws IOException {
    try (var domains = new LoopbackDomains()) {
      domains.server().faults().everywhere(Fault.servfail());

      Appearance seen = check(domains, "mx.shop.example", "shop.example");

      assertEquals(
          new Appearance(
              IP,
              new Domain("shop.example"),
              SpfResult.TEMPERROR,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()),
          seen);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v=DMARC1; p=quarantine; sp=reject, shop.example, QUARANTINE",
    "v=DMARC1; p=quarantine; sp=reject, news.shop.example, REJECT",
    "V=dmarc1;p=QUARANTINE, deep.news.shop.example, QUARANTINE",
    "v=DMARC1; rua=mailto:x@shop.example, shop.example, NONE",
    "v=DMARC12; p=reject, shop.example, MISSING",
  })
  void theNearestPolicyCounts(String record, String domain, DmarcPolicy policy) throws IOException {
    try (var domains = new LoopbackDomains()) {
      domains.add("_dmarc.shop.example TXT \"" + record + "\"");

      Appearance seen = check(domains, "mx.shop.example", domain);

      assertEquals(Optional.of(policy), seen.dmarc());
    }
  }

  @Test
  void nothingIsSaidWithoutAnAddress() {
    assertEquals(
        """
        {"address":null,"domain":null,"spf":null,"ptr":null,"fcrdns":null,"helo":null,\
        "dmarc":null}""",
        AppearanceJson.unknown().toString());
  }

  private static void reverse(LoopbackDomains domains, String name) {
    domains.server().zones().open("2.0.192.in-addr.arpa");
    domains.add("10.2.0.192.in-addr.arpa PTR " + name + ".");
  }

  private static Appearance check(LoopbackDomains domains, String helo, String domain) {
    return new AppearanceCheck(domains.client())
        .check(IP, new Domain(helo), new Domain(domain), Deadline.after(Duration.ofSeconds(5)));
  }
}
