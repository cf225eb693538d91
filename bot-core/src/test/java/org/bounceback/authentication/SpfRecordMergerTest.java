package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the required record: a single one, containing the IP, with a restrictive end. */
class SpfRecordMergerTest {
  private static final Ip IP = Ip.parse("192.0.2.77").orElseThrow();
  private static final Domain SHOP = new Domain("shop.example");

  @AutoClose private final LoopbackDomains domains = new LoopbackDomains();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=spf1 mx -all | v=spf1 ip4:192.0.2.77 mx -all",
        "v=spf1 include:office.shop.example ~all | v=spf1 ip4:192.0.2.77"
            + " include:office.shop.example ~all",
        "v=spf1 mx | v=spf1 ip4:192.0.2.77 mx ~all",
        "v=spf1 mx ?all | v=spf1 ip4:192.0.2.77 mx ?all",
        "v=spf1 -ip4:192.0.2.77 -all | v=spf1 ip4:192.0.2.77 -all",
        "v=spf1 redirect=office.shop.example | v=spf1 ip4:192.0.2.77 redirect=office.shop.example",
        "v=spf1 -all redirect=office.shop.example | v=spf1 ip4:192.0.2.77 -all",
        "v=spf1 mx -all exp=why.%{d} | v=spf1 ip4:192.0.2.77 mx -all exp=why.%{d}",
        "v=spf1 mx, a:mx.shop.example ip4:192.0.2.300 -all | v=spf1 ip4:192.0.2.77"
            + " a:mx.shop.example -all",
        "v=spf1 ipv4:192.0.2.1 +all | v=spf1 ip4:192.0.2.77 ~all",
        "V=SPF1 MX ALL | v=spf1 ip4:192.0.2.77 MX ~all",
      })
  void theIpIsAddedToTheExistingRecord(String now, String wanted) {
    assertEquals(wanted, SpfRecordMerger.merge(List.of(now), IP));
  }

  @Test
  void anIpv6AddressIsAddedAsIp6() {
    assertEquals(
        "v=spf1 ip6:2001:db8::77 mx -all",
        SpfRecordMerger.merge(List.of("v=spf1 mx -all"), Ip.parse("2001:db8::77").orElseThrow()));
  }

  @Test
  void severalRecordsAreMerged() {
    assertEquals(
        "v=spf1 ip4:192.0.2.77 mx include:office.shop.example a ~all",
        SpfRecordMerger.merge(
            List.of("v=spf1 mx include:office.shop.example -all", "v=spf1 a mx ~all"), IP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx -all",
        "?all",
        "",
        "~ip4:192.0.2.77 -all",
        "mx nonsense +all",
        "redirect=fail.shop.example",
        "include:none.shop.example -all",
        "a:no1.shop.example a:no2.shop.example a:no3.shop.example -all",
      })
  void theMergedRecordAllowsTheIpToSend(String terms) {
    domains.spf("shop.example", terms);
    DnsRecordFix fix = fix().orElseThrow();

    domains.server().zones().remove("shop.example", "TXT");
    domains.add("shop.example TXT \"" + fix.required().orElseThrow() + "\"");

    assertEquals(SpfResult.PASS, domains.check("192.0.2.77", "shop.example"));
    assertEquals(Optional.empty(), fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=spf1 -all | SPF_LACKS_ADDRESS",
        "v=spf1 bad | SPF_BROKEN",
        "v=spf1 include:none.shop.example -all | SPF_BROKEN",
        "hello | SPF_MISSING",
      })
  void theProblemIsReported(String record, DnsRecordFix.DnsRecordProblem dnsRecordProblem) {
    domains.add("shop.example TXT \"" + record + "\"");

    assertEquals(Optional.of(dnsRecordProblem), fix().map(DnsRecordFix::dnsRecordProblem));
  }

  @Test
  void twoRecordsAreReported() {
    domains.spf("shop.example", "mx -all");
    domains.spf("shop.example", "a -all");

    DnsRecordFix fix = fix().orElseThrow();

    assertEquals(DnsRecordFix.DnsRecordProblem.SPF_SEVERAL, fix.dnsRecordProblem());
    assertEquals(2, fix.current().size());
  }

  @Test
  void tooManyLookupsAreReported() {
    domains.spf("shop.example", "a:mx.shop.example ".repeat(11) + "-all");

    assertEquals(
        Optional.of(DnsRecordFix.DnsRecordProblem.SPF_TOO_LONG),
        fix().map(DnsRecordFix::dnsRecordProblem));
  }

  private Optional<DnsRecordFix> fix() {
    Deadline ample = Deadline.after(LoopbackDns.LONG_TIMEOUT);
    SpfOutcome answer =
        new SpfCheck(domains.client(), Clock.systemUTC()).check(SpfQuestion.about(IP, SHOP), ample);
    return new DnsRecordAdvisor(domains.client(), NameServerOwnership.UNKNOWN)
        .spf(IP, SHOP, answer, ample);
  }
}
