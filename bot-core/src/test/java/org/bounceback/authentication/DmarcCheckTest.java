package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which policy applies to a domain, and which domains are aligned with it (RFC 9989). */
class DmarcCheckTest {
  @AutoClose private final LoopbackDns dns = new LoopbackDns();

  @BeforeEach
  void openTheZones() {
    dns.server().zones().open(".");
    dns.server().zones().add("news.shop.example A 192.0.2.10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=DMARC1; p=quarantine; sp=reject | shop.example | QUARANTINE",
        "v=DMARC1; p=quarantine; sp=reject | news.shop.example | REJECT",
        "v=DMARC1;p=QUARANTINE | deep.news.shop.example | QUARANTINE",
        "v=DMARC1; p=none; sp=quarantine; np=reject | news.shop.example | QUARANTINE",
        "v=DMARC1; p=none; sp=quarantine; np=reject | absent.shop.example | REJECT",
        "v=DMARC1; p=none; np=reject | news.shop.example | NONE",
        "v=DMARC1; rua=mailto:x@shop.example | shop.example | NONE",
        "v=DMARC1; p=nonsense | shop.example | NONE",
        "v=DMARC12; p=reject | shop.example | MISSING",
        "p=reject; v=DMARC1 | shop.example | MISSING",
        "v=DMARC1; p=reject | other.example | MISSING",
        "v=DMARC1; p=reject | a.b.c.d.e.f.g.h.i.shop.example | REJECT",
      })
  void aRecordAppliesToItsDomainAndSubdomains(String record, String domain, DmarcPolicy policy) {
    publish("shop.example", record);

    assertEquals(policy, policy(domain).policy());
  }

  @Test
  void theDomainsOwnRecordTakesPrecedence() {
    publish("shop.example", "v=DMARC1; p=reject");
    publish("news.shop.example", "v=DMARC1; p=none; adkim=s; aspf=s; t=y; pct=20");

    Dmarc dmarc = policy("news.shop.example");

    assertEquals(DmarcPolicy.NONE, dmarc.policy());
    assertEquals(Optional.of("news.shop.example"), dmarc.where());
    assertEquals("shop.example", dmarc.organisation());
    assertEquals(
        List.of(true, true, true), List.of(dmarc.strictDkim(), dmarc.strictSpf(), dmarc.testing()));
    assertEquals(20, dmarc.percent().orElseThrow());
  }

  @Test
  void theOrganizationalDomainsRecordTakesPrecedenceOverThoseBetween() {
    publish("shop.example", "v=DMARC1; p=none; sp=reject");
    publish("news.shop.example", "v=DMARC1; p=none; sp=none");

    assertEquals(DmarcPolicy.REJECT, policy("deep.news.shop.example").policy());
  }

  @Test
  void aPublicSuffixIsNotAnOrganizationalDomain() {
    publish("example", "v=DMARC1; p=none; sp=quarantine; psd=y");

    Dmarc dmarc = policy("deep.news.shop.example");

    assertEquals("shop.example", dmarc.organisation());
    assertEquals(DmarcPolicy.QUARANTINE, dmarc.policy());
    assertEquals(Optional.of("example"), dmarc.where());
  }

  @Test
  void aDomainMayDeclareItselfAnOrganizationalDomain() {
    publish("shop.example", "v=DMARC1; p=reject");
    publish("news.shop.example", "v=DMARC1; p=none; psd=n");

    assertEquals("news.shop.example", policy("deep.news.shop.example").organisation());
  }

  @Test
  void twoRecordsCountAsNone() {
    publish("shop.example", "v=DMARC1; p=reject");
    publish("shop.example", "v=DMARC1; p=none");

    assertEquals(DmarcPolicy.MISSING, policy("shop.example").policy());
  }

  @Test
  void aLongNameNeedsAtMostEightLookups() {
    policy("a.b.c.d.e.f.g.h.i.j.k.shop.example");

    long asked =
        dns.server().questions().counts().keySet().stream()
            .filter(question -> question.name().startsWith("_dmarc."))
            .count();
    assertEquals(8, asked);
  }

  @Test
  void aDnsFailureLeavesThePolicyUnknown() {
    dns.server().faults().at("_dmarc.shop.example", Fault.servfail());

    assertEquals(Optional.empty(), check().policy(new Domain("news.shop.example"), ample()));
    assertEquals(Optional.empty(), aligned("shop.example", "news.shop.example", false));
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, shop.example, false, true",
    "shop.example, shop.example, true, true",
    "shop.example, news.shop.example, false, true",
    "news.shop.example, shop.example, false, true",
    "news.shop.example, deep.shop.example, false, true",
    "news.shop.example, shop.example, true, false",
    "shop.example, other.example, false, false",
  })
  void domainsOfOneOrganisationAreAligned(
      String author, String proved, boolean strict, boolean isAligned) {
    publish("shop.example", "v=DMARC1; p=reject");

    assertEquals(Optional.of(isAligned), aligned(author, proved, strict));
  }

  private Optional<Boolean> aligned(String author, String authenticated, boolean strict) {
    return check().isAligned(new Domain(author), new Domain(authenticated), strict, ample());
  }

  private Dmarc policy(String domain) {
    return check().policy(new Domain(domain), ample()).orElseThrow();
  }

  private DmarcCheck check() {
    return new DmarcCheck(dns.client());
  }

  private static Deadline ample() {
    return Deadline.after(LoopbackDns.LONG_TIMEOUT);
  }

  private void publish(String domain, String record) {
    dns.server().zones().add("_dmarc." + domain + " TXT \"" + record + "\"");
  }
}
