package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.IntStream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.net.Took;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfCheckTest {
  private static final String IP4 = "192.0.2.10";
  private static final String IP6 = "2001:db8::10";

  @AutoClose private final LoopbackDns dns = new LoopbackDns();

  @BeforeEach
  void fillTheZone() {
    dns.server().zones().open("shop.example");
    add("shop.example A 192.0.2.10");
    add("shop.example AAAA 2001:db8::10");
    add("shop.example MX 10 mx.shop.example.");
    add("shop.example MX 20 far.shop.example.");
    add("mx.shop.example A 192.0.2.25");
    add("mx.shop.example AAAA 2001:db8::25");
    add("far.shop.example A 198.51.100.25");
    add("far.shop.example AAAA 2001:db8:1::25");
    spf("pass.shop.example", "+all");
    spf("fail.shop.example", "-all");
    spf("office.shop.example", "ip4:192.0.2.10 -all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // qualifiers
        "all | PASS",
        "+all | PASS",
        "-all | FAIL",
        "~all | SOFTFAIL",
        "?all | NEUTRAL",
        "-ALL | FAIL",
        "'' | NEUTRAL",
        "ip4:192.0.2.11 | NEUTRAL",
        "-ip4:192.0.2.10 +all | FAIL",
        "~all -ip4:192.0.2.10 | SOFTFAIL",
        // ip4 and ip6
        "ip4:192.0.2.10 -all | PASS",
        "IP4:192.0.2.10 -all | PASS",
        "ip4:192.0.2.0/24 -all | PASS",
        "ip4:192.0.2.128/25 -all | FAIL",
        "ip6:2001:db8::/32 -all | FAIL",
        // a
        "a -all | PASS",
        "a:mx.shop.example -all | FAIL",
        "a:mx.shop.example/24 -all | PASS",
        "a/24//64 -all | PASS",
        "a//64 -all | PASS",
        "a:far.shop.example/0 -all | PASS",
        // mx
        "mx -all | FAIL",
        "mx/24 -all | PASS",
        "mx/27//128 -all | PASS",
        "mx:shop.example/28 -all | FAIL",
        // exists
        "exists:mx.shop.example -all | PASS",
        "exists:absent.shop.example -all | FAIL",
        // include
        "include:office.shop.example -all | PASS",
        "include:pass.shop.example -all | PASS",
        "-include:pass.shop.example +all | FAIL",
        "include:fail.shop.example ~all | SOFTFAIL",
        // redirect
        "redirect=pass.shop.example | PASS",
        "redirect=fail.shop.example | FAIL",
        "redirect=fail.shop.example ip4:192.0.2.10 | PASS",
        "redirect=pass.shop.example ?all | NEUTRAL",
        // modifiers that nobody knows, and words for people
        "exp=why.shop.example -all | FAIL",
        "unknown=x -all | FAIL",
      })
  void aRecordIsEvaluatedForAnIp4Address(String terms, SpfResult result) {
    spf("shop.example", terms);

    assertEquals(result, check(IP4, "shop.example"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ip6:2001:db8::10 -all | PASS",
        "ip6:2001:db8::/32 -all | PASS",
        "ip6:2001:db9::/32 -all | FAIL",
        "ip4:192.0.2.0/24 -all | FAIL",
        "a -all | PASS",
        "a/24 -all | PASS",
        "a:mx.shop.example//128 -all | FAIL",
        "a:mx.shop.example//64 -all | PASS",
        "mx//64 -all | PASS",
        "mx/0 -all | FAIL",
      })
  void aRecordIsEvaluatedForAnIp6Address(String terms, SpfResult result) {
    spf("shop.example", terms);

    assertEquals(result, check(IP6, "shop.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip4:192.0.2.300 -all",
        "ip4 -all",
        "ip4: -all",
        "ip4:2001:db8::10 -all",
        "ip6:192.0.2.10 -all",
        "ip4:192.0.2.0/33 -all",
        "ip4:192.0.2/24 -all",
        "a:bad..name -all",
        "a: -all",
        "a/33 -all",
        "a/x -all",
        "a/ -all",
        "a// -all",
        "a/24// -all",
        "include -all",
        "include: -all",
        "include:none.shop.example -all",
        "exists -all",
        "redirect=none.shop.example",
        "redirect=",
        "nonsense -all",
        "+all nonsense",
        "+all ip4:192.0.2.300",
        "redirect=pass.shop.example redirect=pass.shop.example",
        "ip4:192.0.2.10/032 -all",
        "all:shop.example",
        "all/24",
        "include:pass.shop.example/24",
        "+-all",
        "+ -all",
        "ptr -all",
        "a:%{d} -all",
        "redirect=%{d}",
        "exists:%{ir}.shop.example -all",
      })
  void aBrokenRecordIsAPermanentError(String terms) {
    spf("shop.example", terms);

    assertEquals(SpfResult.PERMERROR, check(IP4, "shop.example"));
  }

  @Test
  void whatWeDoNotEvaluateIsAPermanentErrorOnlyWhereTheEvaluationComesToIt() {
    spf("shop.example", "ip4:192.0.2.10 ptr exists:%{ir}.shop.example -all");

    assertEquals(SpfResult.PASS, check(IP4, "shop.example"));
    assertEquals(SpfResult.PERMERROR, check("192.0.2.11", "shop.example"));
  }

  @Test
  void aDomainWithoutARecordHasNone() {
    add("shop.example TXT \"google-site-verification=x\"");
    add("shop.example TXT \"v=spf10 +all\"");
    add("shop.example TXT \"v=spf2.0/pra +all\"");

    assertEquals(SpfResult.NONE, check(IP4, "shop.example"));
    assertEquals(SpfResult.NONE, check(IP4, "absent.shop.example"));
    assertEquals(SpfResult.NONE, check(IP4, "absent.example"));
  }

  @Test
  void aRecordMayComeInPieces() {
    add("shop.example TXT \"v=spf1 ip4:192.0\" \".2.10 -all\"");

    assertEquals(SpfResult.PASS, check(IP4, "shop.example"));
  }

  @Test
  void aRecordMayBeInCapitalsAndBesideOtherTexts() {
    add("shop.example TXT \"hello\"");
    add("shop.example TXT \"V=SPF1   IP4:192.0.2.10   -ALL  \"");

    assertEquals(SpfResult.PASS, check(IP4, "shop.example"));
  }

  @Test
  void twoRecordsAreAPermanentError() {
    spf("shop.example", "+all");
    spf("shop.example", "-all");

    assertEquals(SpfResult.PERMERROR, check(IP4, "shop.example"));
  }

  @Test
  void tenLookupsAreAllowed() {
    spf("shop.example", chain(10) + " +all");

    assertEquals(SpfResult.PASS, check("203.0.113.1", "shop.example"));
  }

  @Test
  void elevenLookupsAreAPermanentError() {
    spf("shop.example", chain(11) + " +all");

    assertEquals(SpfResult.PERMERROR, check("203.0.113.1", "shop.example"));
  }

  @Test
  void lookupsOfIncludedRecordsCountToo() {
    IntStream.range(0, 11)
        .forEach(i -> spf("i" + i + ".shop.example", "include:i" + (i + 1) + ".shop.example"));
    spf("i11.shop.example", "+all");

    assertEquals(SpfResult.PERMERROR, check(IP4, "i0.shop.example"));
    assertEquals(SpfResult.PASS, check(IP4, "i1.shop.example"));
  }

  @Test
  void aRecordThatIncludesItselfIsAPermanentError() {
    spf("shop.example", "include:shop.example -all");

    assertEquals(SpfResult.PERMERROR, check(IP4, "shop.example"));
  }

  @Test
  void aRecordThatRedirectsToItselfIsAPermanentError() {
    spf("shop.example", "redirect=shop.example");

    assertEquals(SpfResult.PERMERROR, check(IP4, "shop.example"));
  }

  @Test
  void twoLookupsMayFindNothing() {
    spf("shop.example", "a:no1.shop.example exists:no2.shop.example +all");

    assertEquals(SpfResult.PASS, check(IP4, "shop.example"));
  }

  @Test
  void threeLookupsThatFindNothingAreAPermanentError() {
    spf("shop.example", "a:no1.shop.example mx:no2.shop.example exists:no3.shop.example +all");

    assertEquals(SpfResult.PERMERROR, check(IP4, "shop.example"));
  }

  @Test
  void moreThanTenExchangesAreAPermanentError() {
    dns.server().zones().open("many.example");
    IntStream.range(0, 11)
        .forEach(
            i -> {
              add("many.example MX " + i + " m" + i + ".many.example.");
              add("m" + i + ".many.example A 198.51.100." + i);
            });
    spf("shop.example", "mx:many.example +all");

    assertEquals(SpfResult.PERMERROR, check(IP4, "shop.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.example", "mx.shop.example", "far.shop.example"})
  void aFailingDnsIsATemporaryError(String name) {
    spf("shop.example", "mx -all");
    dns.server().faults().at(name, Fault.servfail());

    assertEquals(SpfResult.TEMPERROR, check(IP4, "shop.example"));
  }

  @Test
  void aFailingIncludeIsATemporaryError() {
    spf("shop.example", "include:office.shop.example -all");
    dns.server().faults().at("office.shop.example", Fault.refused());

    assertEquals(SpfResult.TEMPERROR, check(IP4, "shop.example"));
  }

  @Test
  void aSilentDnsEndsWithTheDeadline() throws Exception {
    Duration deadline = Duration.ofMillis(200);
    dns.server().faults().everywhere(Fault.silence());

    SpfResult result =
        Took.atMost(deadline, () -> check(IP4, "shop.example", Deadline.after(deadline)));

    assertEquals(SpfResult.TEMPERROR, result);
  }

  @Test
  void anIp4AddressInTheShapeOfAnIp6OneMatchesNoIp6Address() {
    add("mapped.shop.example AAAA ::ffff:192.0.2.10");
    spf("shop.example", "a:mapped.shop.example//64 mx:shop.example -all");

    assertEquals(SpfResult.FAIL, check(IP6, "shop.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, false",
    "NEUTRAL, false",
    "PASS, false",
    "FAIL, true",
    "SOFTFAIL, true",
    "TEMPERROR, false",
    "PERMERROR, false",
  })
  void onlyAFailureDisowns(SpfResult result, boolean disowns) {
    assertEquals(disowns, result.disowns());
  }

  /** So many terms that ask and do not match. */
  private static String chain(int terms) {
    return "a:mx.shop.example ".repeat(terms).strip();
  }

  private void spf(String domain, String terms) {
    add(domain + " TXT \"v=spf1 " + terms + "\"");
  }

  private void add(String record) {
    dns.server().zones().add(record);
  }

  private SpfResult check(String ip, String domain) {
    return check(ip, domain, Deadline.after(LoopbackDns.AMPLE));
  }

  private SpfResult check(String ip, String domain, Deadline deadline) {
    return new SpfCheck(dns.client())
        .check(Ip.parse(ip).orElseThrow(), new Domain(domain), deadline);
  }
}
