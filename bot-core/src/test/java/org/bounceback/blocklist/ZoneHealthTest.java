package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bounceback.blocklist.BlocklistReport.BlocklistOutcome;
import org.bounceback.net.ElapsedTimeAssertions;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.sandbox.dns.NameServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of a check when lists fail, give wrong replies or stop responding. */
class ZoneHealthTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @AutoClose private final LoopbackLists lists = new LoopbackLists();

  @ParameterizedTest
  @CsvSource({
    "127.255.255.254, error-code",
    "127.0.0.1, error-code",
    "192.0.2.1, parked",
  })
  void aReplyThatIsNotAListingMakesTheListUnavailable(String code, String why) {
    lists.bad().list("203.0.113.5", code, "Query refused");

    assertEquals(Optional.of(why), LoopbackLists.away("bad.example", lists.check("203.0.113.5")));
    assertEquals(BlocklistOutcome.PARTLY_CHECKED, lists.check("203.0.113.5").outcome());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.2, lists-the-world",
    "146.112.61.108, parked",
    "127.255.255.254, error-code",
  })
  void aListThatListsEveryIpIsUnavailable(String code, String why) {
    lists.server().faults().below("bad.example", Fault.everyName(code));

    assertEquals(Optional.of(why), LoopbackLists.away("bad.example", lists.check("203.0.113.5")));
  }

  @Test
  void anEmptiedListIsNotClean() {
    lists.bad().empty();

    assertEquals(
        Optional.of("emptied"), LoopbackLists.away("bad.example", lists.check("203.0.113.5")));
  }

  @Test
  void aFilteringResolverMakesNoListing() {
    lists.bad().list("203.0.113.5", "127.0.0.2", "");
    lists.server().faults().below("bad.example", Fault.rewritten("0.0.0.0"));

    assertEquals(
        Optional.of("parked"), LoopbackLists.away("bad.example", lists.check("203.0.113.5")));
  }

  @Test
  void aFailingListIsUnavailableWithItsReason() {
    lists.server().faults().below("bad.example", Fault.refused());
    lists.server().faults().below("good.example", Fault.servfail());
    lists.server().faults().below("other.example", Fault.cnameLoop());

    BlocklistReport report = lists.check("203.0.113.5");

    assertEquals(
        List.of("refused", "servfail", "cname-loop", "key-needed"),
        report.unavailable().stream()
            .map(unavailable -> unavailable.unavailableReason().code())
            .toList());
    assertEquals(BlocklistOutcome.PARTLY_CHECKED, report.outcome());
  }

  @Test
  void aListThatFailsOnlyItsTestEntriesIsUnavailable() {
    lists.server().faults().at("1.0.0.127.bad.example", Fault.servfail());
    lists.bad().list("203.0.113.5", "127.0.0.2", "");

    assertEquals(
        Optional.of("servfail"), LoopbackLists.away("bad.example", lists.check("203.0.113.5")));
  }

  @Test
  void unresponsiveListsDoNotDelayTheReportPastTheDeadline() throws Exception {
    String rows =
        IntStream.range(0, 80)
            .mapToObj(i -> "z" + i + ".silent.example")
            .collect(Collectors.joining("\n"));
    var silent =
        new BlocklistCheck(lists.dns(), BlocklistCatalog.read("zones", rows), lists.clock());
    lists.server().faults().below("silent.example", Fault.silence());
    lists.check("203.0.113.5");

    BlocklistReport report =
        ElapsedTimeAssertions.atMost(SHORT, () -> LoopbackLists.run(silent, "203.0.113.5", SHORT));

    assertEquals(80, report.unavailable().size());
    assertEquals(BlocklistOutcome.PARTLY_CHECKED, report.outcome());
    assertTrue(report.resolverAnswered());
  }

  @Test
  void anUnavailableResolverIsDistinguishedFromUnresponsiveLists() throws IOException {
    lists.server().close();

    assertFalse(lists.check("203.0.113.5", SHORT).resolverAnswered());
  }

  @Test
  void testEntriesAreQueriedOnceAnHour() {
    lists.check("203.0.113.5");
    lists.check("203.0.113.6");
    assertEquals(1, lists.server().questions().count("2.0.0.127.bad.example", "A"));

    lists.clock().advance(Duration.ofMinutes(61));
    lists.check("203.0.113.7");

    assertEquals(2, lists.server().questions().count("2.0.0.127.bad.example", "A"));
    assertEquals(2, lists.server().questions().count("1.0.0.127.bad.example", "A"));
  }

  @Test
  void failedTestEntriesAreQueriedAgain() {
    lists.server().faults().at("2.0.0.127.bad.example", Fault.servfail());
    lists.check("203.0.113.5");
    lists.server().faults().clear();

    assertEquals(BlocklistOutcome.CLEAN, lists.check("203.0.113.5").outcome());
  }

  @Test
  void listsAreNotBlamedForAnUnavailableResolver() throws IOException {
    int port = lists.server().port();
    lists.server().close();
    IntStream.range(0, 12).forEach(i -> lists.check("203.0.113." + i, SHORT));

    try (var back = NameServer.open("127.0.0.1", port)) {
      new Blocklist(back.zones(), "bad.example").list("203.0.113.88", "127.0.0.2", "");

      assertEquals(
          Optional.empty(), LoopbackLists.away("bad.example", lists.check("203.0.113.77")));
    }
  }

  @Test
  void aListThatFailedTenTimesIsSkippedForAMinute() {
    lists.server().faults().below("bad.example", Fault.servfail());
    IntStream.range(0, 10).forEach(i -> lists.check("203.0.113." + i));
    lists.server().faults().clear();

    assertEquals(
        Optional.of("skipped-breaker"),
        LoopbackLists.away("bad.example", lists.check("203.0.113.77")));
    assertEquals(0, lists.server().questions().count(lists.bad().owner("203.0.113.77"), "A"));

    lists.clock().advance(Duration.ofSeconds(61));
    assertEquals(BlocklistOutcome.CLEAN, lists.check("203.0.113.77").outcome());
  }
}
