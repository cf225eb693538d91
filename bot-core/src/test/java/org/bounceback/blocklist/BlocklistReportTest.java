package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.blocklist.BlocklistReport.BlocklistOutcome;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.FindingsCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlocklistReportTest {
  private static final Zone HIGH = zone("high");
  private static final Zone MEDIUM = zone("medium");
  private static final Zone LOW = zone("low");
  private static final Zone INFO = zone("info");

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(BlocklistOutcome.PARTLY_CHECKED, List.of()),
        Arguments.of(BlocklistOutcome.CLEAN, List.of(new ZoneResult.Clean(HIGH))),
        Arguments.of(BlocklistOutcome.CLEAN, List.of(noted(HIGH, true))),
        Arguments.of(BlocklistOutcome.LISTED, List.of(new ZoneResult.Clean(HIGH), listed(INFO))),
        Arguments.of(
            BlocklistOutcome.LISTED,
            List.of(unavailable(HIGH, UnavailableReason.TIMEOUT), listed(LOW))),
        Arguments.of(
            BlocklistOutcome.PARTLY_CHECKED,
            List.of(clean(LOW), unavailable(HIGH, UnavailableReason.TIMEOUT))),
        Arguments.of(
            BlocklistOutcome.PARTLY_CHECKED,
            List.of(clean(HIGH), unavailable(MEDIUM, UnavailableReason.ERROR_CODE))),
        Arguments.of(
            BlocklistOutcome.CLEAN,
            List.of(clean(HIGH), unavailable(LOW, UnavailableReason.TIMEOUT))),
        Arguments.of(
            BlocklistOutcome.CLEAN,
            List.of(clean(HIGH), unavailable(INFO, UnavailableReason.EMPTIED))),
        Arguments.of(
            BlocklistOutcome.CLEAN,
            List.of(clean(LOW), unavailable(HIGH, UnavailableReason.KEY_NEEDED))),
        Arguments.of(
            BlocklistOutcome.PARTLY_CHECKED,
            List.of(unavailable(HIGH, UnavailableReason.KEY_NEEDED))),
        Arguments.of(
            BlocklistOutcome.PARTLY_CHECKED, List.of(unavailable(LOW, UnavailableReason.TIMEOUT))));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void cleanRequiresAReplyOfEverySignificantList(
      BlocklistOutcome blocklistOutcome, List<ZoneResult> zoneResults) {
    assertEquals(blocklistOutcome, report(zoneResults).outcome());
  }

  @Test
  void theMostImportantListingsComeFirst() {
    BlocklistReport report = report(listed(INFO), listed(MEDIUM), clean(LOW), listed(HIGH));

    assertEquals(
        List.of(HIGH, MEDIUM, INFO), report.listed().stream().map(ZoneResult::zone).toList());
  }

  @Test
  void severityDependsOnTheListsUsersAndNotOnTheNumberOfLists() {
    assertEquals(ListingSeverity.SERIOUS, report(listed(HIGH), listed(LOW)).severity());
    assertEquals(ListingSeverity.SOME, report(listed(MEDIUM), listed(INFO)).severity());
    assertEquals(ListingSeverity.BACKGROUND, report(listed(LOW), listed(INFO)).severity());
    assertEquals(ListingSeverity.NONE, report(clean(HIGH)).severity());
  }

  @Test
  void aNetworkListingIsNotAListingOfTheIp() {
    BlocklistCatalog blocklistCatalog =
        BlocklistCatalog.read(
            "zones.tsv",
            "zone\tkinds\tcategory\tweight\tstatus\nl2.example\tip4\tescalation\thigh\tlive\n");

    assertEquals(
        ListingSeverity.NETWORK, report(listed(blocklistCatalog.zones().get(0))).severity());
  }

  @Test
  void aPartOfAnotherListingIsNotCountedSeparately() {
    List<Zone> zones =
        BlocklistCatalog.read(
                "zones.tsv",
                """
                zone\tkinds\tweight\tstatus\tpart_of
                all.example\tip4\thigh\tlive\t
                sub.example\tip4\thigh\tlive\tall.example
                """)
            .zones();

    BlocklistReport both = report(listed(zones.get(0)), listed(zones.get(1)));
    BlocklistReport one = report(clean(zones.get(0)), listed(zones.get(1)));

    assertEquals(List.of(zones.get(0)), both.mostSevere().stream().map(ZoneResult::zone).toList());
    assertEquals(List.of(zones.get(1)), one.mostSevere().stream().map(ZoneResult::zone).toList());
  }

  @Test
  void theJsonMatchesTheContract() {
    BlocklistReport report =
        report(
            listed(LOW),
            new ZoneResult.Listed(
                HIGH,
                List.of("127.0.0.2", "127.0.0.4"),
                "spam",
                Optional.of("Seen, see \"here\""),
                true,
                Optional.of("https://high.example/"),
                Duration.ofMinutes(5)),
            noted(MEDIUM, true),
            noted(INFO, false),
            clean(MEDIUM),
            clean(LOW),
            unavailable(INFO, UnavailableReason.LISTS_THE_WORLD),
            unavailable(INFO, UnavailableReason.KEY_NEEDED));

    assertEquals(
        """
        {"subject":"203.0.113.5","kind":"ip4",\
        "listed":[{"zone":"high.example","name":"High","codes":["127.0.0.2","127.0.0.4"],\
        "meaning":"spam","reason":"Seen, see \\"here\\"","weight":"high","policy":true,\
        "delistUrl":"https://high.example/","ttl":300,"delistHow":null,"users":null,\
        "severity":"policy","network":false,"partOf":null},\
        {"zone":"low.example","name":"Low","codes":["127.0.0.2"],"meaning":"spam",\
        "reason":null,"weight":"low","policy":false,"delistUrl":null,"ttl":60,"delistHow":null,\
        "users":null,"severity":"background","network":false,"partOf":null}],\
        "noted":[{"zone":"medium.example","polarity":"allow","codes":["127.0.0.3"],\
        "meaning":"known"},{"zone":"info.example","polarity":"info","codes":["127.0.0.3"],\
        "meaning":"known"}],"clean":2,\
        "unavailable":[{"zone":"info.example","why":"lists-the-world","name":"Info"},\
        {"zone":"info.example","why":"key-needed","name":"Info"}],"asked":8,"millis":812,\
        "severity":"policy","note":"This address is reserved for documentation and tests, so no\
         real server uses it (RFC 5737, RFC 3849, RFC 2544)."}\
        """,
        FindingsCodec.write(BlocklistFindings.of(report)).toString());
  }

  @Test
  void unavailableReasonsMatchTheContract() {
    assertEquals(
        List.of(
            "timeout",
            "refused",
            "servfail",
            "error-code",
            "parked",
            "emptied",
            "lists-the-world",
            "cname-loop",
            "malformed",
            "skipped-breaker",
            "key-needed"),
        Arrays.stream(UnavailableReason.values()).map(UnavailableReason::code).toList());
  }

  private static BlocklistReport report(ZoneResult... findings) {
    return report(List.of(findings));
  }

  private static BlocklistReport report(List<ZoneResult> zoneResults) {
    return new BlocklistReport(
        BlocklistSubject.parse("203.0.113.5").orElseThrow(),
        zoneResults,
        Duration.ofMillis(812),
        true);
  }

  private static ZoneResult listed(Zone zone) {
    return new ZoneResult.Listed(
        zone,
        List.of("127.0.0.2"),
        "spam",
        Optional.empty(),
        false,
        Optional.empty(),
        Duration.ofMinutes(1));
  }

  private static ZoneResult noted(Zone zone, boolean goodNews) {
    return new ZoneResult.Noted(zone, List.of("127.0.0.3"), "known", goodNews);
  }

  private static ZoneResult clean(Zone zone) {
    return new ZoneResult.Clean(zone);
  }

  private static ZoneResult unavailable(Zone zone, UnavailableReason unavailableReason) {
    return new ZoneResult.Unavailable(zone, unavailableReason);
  }

  private static Zone zone(String weight) {
    String title = Character.toUpperCase(weight.charAt(0)) + weight.substring(1);
    String row = weight + ".example\t" + title + "\tip4\t" + weight + "\tlive";
    return BlocklistCatalog.read("zones.tsv", "zone\tname\tkinds\tweight\tstatus\n" + row)
        .zones()
        .get(0);
  }
}
