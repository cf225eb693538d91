package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPF results of records for an IP. */
class SpfCheckTest {
  private static final String IP4 = "192.0.2.10";
  private static final String IP6 = "2001:db8::10";

  @AutoClose private final LoopbackDomains domains = new LoopbackDomains();

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
        // unknown modifiers, and explanations
        "exp=why.shop.example -all | FAIL",
        "unknown=x -all | FAIL",
      })
  void aRecordIsEvaluatedForAnIp4Address(String terms, SpfResult result) {
    domains.spf("shop.example", terms);

    assertEquals(result, domains.check(IP4, "shop.example"));
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
    domains.spf("shop.example", terms);

    assertEquals(result, domains.check(IP6, "shop.example"));
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
      })
  void anInvalidRecordIsAPermanentError(String terms) {
    domains.spf("shop.example", terms);

    assertEquals(SpfResult.PERMERROR, domains.check(IP4, "shop.example"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ptr -all | PASS",
        "ptr:shop.example -all | PASS",
        "ptr:other.example -all | FAIL",
        "exists:%{ir}.ok.shop.example -all | PASS",
        "exists:%{l}._spf.%{d2} -all | PASS",
        "a:%{p} -all | PASS",
        "redirect=%{d} | PERMERROR",
      })
  void namesAndMacrosAreEvaluated(String terms, SpfResult result) {
    domains.server().zones().open("2.0.192.in-addr.arpa");
    domains.add("10.2.0.192.in-addr.arpa PTR shop.example.");
    domains.add("10.2.0.192.ok.shop.example A 192.0.2.99");
    domains.add("postmaster._spf.shop.example A 192.0.2.99");
    domains.spf("shop.example", terms);

    assertEquals(result, domains.check(IP4, "shop.example"));
  }

  @Test
  void aDomainWithoutARecordHasNone() {
    domains.add("shop.example TXT \"google-site-verification=x\"");
    domains.add("shop.example TXT \"v=spf10 +all\"");
    domains.add("shop.example TXT \"v=spf2.0/pra +all\"");

    assertEquals(SpfResult.NONE, domains.check(IP4, "shop.example"));
    assertEquals(SpfResult.NONE, domains.check(IP4, "absent.shop.example"));
    assertEquals(SpfResult.NONE, domains.check(IP4, "absent.example"));
  }

  @Test
  void aRecordMayBeSplitIntoStrings() {
    domains.add("shop.example TXT \"v=spf1 ip4:192.0\" \".2.10 -all\"");

    assertEquals(SpfResult.PASS, domains.check(IP4, "shop.example"));
  }

  @Test
  void aRecordMayBeInCapitalsAndNextToOtherTexts() {
    domains.add("shop.example TXT \"hello\"");
    domains.add("shop.example TXT \"V=SPF1   IP4:192.0.2.10   -ALL  \"");

    assertEquals(SpfResult.PASS, domains.check(IP4, "shop.example"));
  }

  @Test
  void twoRecordsAreAPermanentError() {
    domains.spf("shop.example", "+all");
    domains.spf("shop.example", "-all");

    assertEquals(SpfResult.PERMERROR, domains.check(IP4, "shop.example"));
  }

  @Test
  void anIpv4MappedAddressMatchesNoIpv6Address() {
    domains.add("mapped.shop.example AAAA ::ffff:192.0.2.10");
    domains.spf("shop.example", "a:mapped.shop.example//64 mx:shop.example -all");

    assertEquals(SpfResult.FAIL, domains.check(IP6, "shop.example"));
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
    assertEquals(disowns, result.isFailure());
  }
}
