package org.bounceback.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.IntStream;
import org.bounceback.net.Deadline;
import org.bounceback.net.ElapsedTimeAssertions;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of an evaluation: lookups, and a DNS that fails or does not respond. */
class SpfLimitsTest {
  private static final String IP4 = "192.0.2.10";

  @AutoClose private final LoopbackDomains domains = new LoopbackDomains();

  @Test
  void tenLookupsAreAllowed() {
    domains.spf("shop.example", chain(10) + " +all");

    assertEquals(SpfResult.PASS, domains.check("203.0.113.1", "shop.example"));
  }

  @Test
  void elevenLookupsAreAPermanentError() {
    domains.spf("shop.example", chain(11) + " +all");

    assertEquals(SpfResult.PERMERROR, domains.check("203.0.113.1", "shop.example"));
  }

  @Test
  void lookupsOfIncludedRecordsCountToo() {
    IntStream.range(0, 11)
        .forEach(
            i -> domains.spf("i" + i + ".shop.example", "include:i" + (i + 1) + ".shop.example"));
    domains.spf("i11.shop.example", "+all");

    assertEquals(SpfResult.PERMERROR, domains.check(IP4, "i0.shop.example"));
    assertEquals(SpfResult.PASS, domains.check(IP4, "i1.shop.example"));
  }

  @Test
  void aRecordThatIncludesItselfIsAPermanentError() {
    domains.spf("shop.example", "include:shop.example -all");

    assertEquals(SpfResult.PERMERROR, domains.check(IP4, "shop.example"));
  }

  @Test
  void aRecordThatRedirectsToItselfIsAPermanentError() {
    domains.spf("shop.example", "redirect=shop.example");

    assertEquals(SpfResult.PERMERROR, domains.check(IP4, "shop.example"));
  }

  @Test
  void twoVoidLookupsAreAllowed() {
    domains.spf("shop.example", "a:no1.shop.example exists:no2.shop.example +all");

    assertEquals(SpfResult.PASS, domains.check(IP4, "shop.example"));
  }

  @Test
  void threeVoidLookupsAreAPermanentError() {
    domains.spf(
        "shop.example", "a:no1.shop.example mx:no2.shop.example exists:no3.shop.example +all");

    assertEquals(SpfResult.PERMERROR, domains.check(IP4, "shop.example"));
  }

  @Test
  void moreThanTenMailServersAreAPermanentError() {
    domains.server().zones().open("many.example");
    IntStream.range(0, 11)
        .forEach(
            i -> {
              domains.add("many.example MX " + i + " m" + i + ".many.example.");
              domains.add("m" + i + ".many.example A 198.51.100." + i);
            });
    domains.spf("shop.example", "mx:many.example +all");

    assertEquals(SpfResult.PERMERROR, domains.check(IP4, "shop.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.example", "mx.shop.example", "far.shop.example"})
  void aDnsFailureIsATemporaryError(String name) {
    domains.spf("shop.example", "mx -all");
    domains.server().faults().at(name, Fault.servfail());

    assertEquals(SpfResult.TEMPERROR, domains.check(IP4, "shop.example"));
  }

  @Test
  void aFailingIncludeIsATemporaryError() {
    domains.spf("shop.example", "include:office.shop.example -all");
    domains.server().faults().at("office.shop.example", Fault.refused());

    assertEquals(SpfResult.TEMPERROR, domains.check(IP4, "shop.example"));
  }

  @Test
  void aDnsThatDoesNotRespondEndsAtTheDeadline() throws Exception {
    Duration deadline = Duration.ofMillis(200);
    domains.server().faults().everywhere(Fault.silence());

    SpfResult result =
        ElapsedTimeAssertions.atMost(
            deadline, () -> domains.check(IP4, "shop.example", Deadline.after(deadline)));

    assertEquals(SpfResult.TEMPERROR, result);
  }

  /** Returns terms that need lookups and do not match. */
  private static String chain(int terms) {
    return "a:mx.shop.example ".repeat(terms).strip();
  }
}
