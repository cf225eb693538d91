package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bounceback.blocklist.BlocklistReport.BlocklistOutcome;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Results of the lists for a subject, with real DNS queries. */
class BlocklistCheckTest {
  @AutoClose private final LoopbackLists lists = new LoopbackLists();

  @Test
  void anUnlistedIpIsClean() {
    BlocklistReport report = lists.check("203.0.113.5");

    assertEquals(BlocklistOutcome.CLEAN, report.outcome());
    assertEquals(
        List.of(
            new ZoneResult.Clean(LoopbackLists.zone("bad.example")),
            new ZoneResult.Clean(LoopbackLists.zone("good.example")),
            new ZoneResult.Clean(LoopbackLists.zone("other.example")),
            new ZoneResult.Unavailable(
                LoopbackLists.zone("{key}.paid.example"), UnavailableReason.KEY_NEEDED)),
        report.zoneResults());
    assertTrue(report.resolverAnswered());
  }

  @Test
  void aListingContainsTheListsExplanation() {
    lists.bad().list("203.0.113.5", "127.0.0.2", "Seen on \"Monday\", see https://bad.example/");

    assertEquals(
        List.of(
            new ZoneResult.Listed(
                LoopbackLists.zone("bad.example"),
                List.of("127.0.0.2"),
                "spam",
                Optional.of("Seen on \"Monday\", see https://bad.example/"),
                false,
                Optional.of("https://bad.example/203.0.113.5"),
                Duration.ofMinutes(5))),
        lists.check("203.0.113.5").listed());
  }

  @Test
  void aRespondingListThatMissedTheDeadlineIsQueriedAgain() {
    lists.check("203.0.113.6");
    lists.bad().list("203.0.113.5", "127.0.0.2", "Seen");
    lists.server().faults().at(lists.bad().owner("203.0.113.5"), Fault.silence());
    BlocklistReport late = lists.check("203.0.113.5", Duration.ofMillis(200));

    lists.server().faults().clear();
    BlocklistReport completed =
        lists
            .check()
            .checkMissed(late, Deadline.after(LoopbackDns.LONG_TIMEOUT))
            .toCompletableFuture()
            .join();

    assertEquals(List.of(), late.listed());
    assertEquals(
        List.of("bad.example"),
        completed.listed().stream().map(listing -> listing.zone().name()).toList());
  }

  @Test
  void aListingMayHaveNoExplanation() {
    lists.bad().list("203.0.113.5", "127.0.0.2", "");

    assertEquals(Optional.empty(), lists.check("203.0.113.5").listed().get(0).reason());
  }

  @Test
  void theExplanationIsCleanedAndTruncated() {
    lists.bad().list("203.0.113.5", "127.0.0.2", "");
    String owner = lists.bad().owner("203.0.113.5");
    String long200 = "📮".repeat(50);
    lists
        .server()
        .zones()
        .add(
            owner
                + " TXT \"\\009a\\027[2J\\226\\128\\174b \" "
                + ("\"" + escaped(long200) + "\" ").repeat(12));

    String reason = lists.check("203.0.113.5").listed().get(0).reason().orElseThrow();

    assertEquals("a [2J b " + "📮".repeat(492), reason);
  }

  @Test
  void theExplanationIsQueriedOnlyForListings() {
    lists.check("203.0.113.5");

    assertEquals(0, lists.server().questions().count(lists.bad().owner("203.0.113.5"), "TXT"));
  }

  @Test
  void aMissingExplanationDoesNotAffectTheListing() {
    lists.bad().list("203.0.113.5", "127.0.0.2", "Seen");
    lists.server().faults().everywhere(Fault.silence().onlyFor("TXT"));

    List<ZoneResult.Listed> listed = lists.check("203.0.113.5", Duration.ofMillis(200)).listed();

    assertEquals(
        List.of(Optional.empty()), listed.stream().map(ZoneResult.Listed::reason).toList());
  }

  @Test
  void allowlistAndInformationalEntriesAreNotListings() {
    lists.good().list("203.0.113.5", "127.0.0.2", "");
    lists.good().list("203.0.113.6", "127.0.0.3", "");

    assertEquals(
        List.of(
            new ZoneResult.Noted(
                LoopbackLists.zone("good.example"), List.of("127.0.0.2"), "friend", true)),
        lists.check("203.0.113.5").informational());
    assertEquals(
        List.of(
            new ZoneResult.Noted(
                LoopbackLists.zone("good.example"), List.of("127.0.0.3"), "seen", false)),
        lists.check("203.0.113.6").informational());
    assertEquals(BlocklistOutcome.CLEAN, lists.check("203.0.113.5").outcome());
  }

  @Test
  void anIpv6AddressIsCheckedOnTheListsThatSupportIt() {
    lists.bad().list("2001:db8::5", "127.0.0.2", "Seen");

    BlocklistReport report = lists.check("2001:db8::5");

    assertEquals(
        List.of("bad.example"),
        report.zoneResults().stream().map(zoneResult -> zoneResult.zone().name()).toList());
    assertEquals(BlocklistOutcome.LISTED, report.outcome());
  }

  @Test
  void aDomainIsCheckedOnDomainLists() {
    lists.names().list("shop.example", "127.0.1.2", "");

    assertEquals(
        List.of("phishing"),
        lists.check("Shop.Example.").listed().stream().map(ZoneResult.Listed::meaning).toList());
    assertEquals(BlocklistOutcome.CLEAN, lists.check("bookshop.example").outcome());
  }

  @Test
  void aNameThatIsTooLongDoesNotFailTheCheck() {
    String label = "a".repeat(63);
    String longest = String.join(".", label, label, label, "a".repeat(53), "example");

    assertEquals(
        Optional.of("malformed"), LoopbackLists.away("names.example", lists.check(longest)));
  }

  @Test
  void aKindWithoutListsIsUncheckedAndNotClean() {
    var onlyIp4 =
        new BlocklistCheck(
            lists.dns(), BlocklistCatalog.read("zones", "bl.example"), lists.clock());

    BlocklistReport report = LoopbackLists.run(onlyIp4, "2001:db8::5", LoopbackDns.LONG_TIMEOUT);

    assertEquals(List.of(), report.zoneResults());
    assertEquals(BlocklistOutcome.PARTLY_CHECKED, report.outcome());
  }

  @Test
  void aRemovedListingIsGoneFromTheNextReport() {
    lists.other().list("203.0.113.5", "127.0.0.2", "");
    assertEquals(BlocklistOutcome.LISTED, lists.check("203.0.113.5").outcome());

    lists.other().remove("203.0.113.5");

    assertEquals(BlocklistOutcome.CLEAN, lists.check("203.0.113.5").outcome());
  }

  @Test
  void progressIsReportedOnceForEachQueriedList() {
    var progress = new ConcurrentLinkedQueue<String>();

    lists
        .check()
        .check(
            BlocklistSubject.parse("203.0.113.5").orElseThrow(),
            Deadline.after(LoopbackDns.LONG_TIMEOUT),
            (done, all, zoneResult) -> progress.add(done + "/" + all))
        .toCompletableFuture()
        .join();

    assertEquals(List.of("1/3", "2/3", "3/3"), progress.stream().sorted().toList());
    assertEquals(3, lists.check().listsFor(SubjectKind.IP4));
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      escaped.append("\\%03d".formatted(octet & 0xff));
    }
    return escaped.toString();
  }
}
