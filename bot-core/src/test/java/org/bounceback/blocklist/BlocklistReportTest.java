package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.blocklist.BlocklistReport.Outcome;
import org.bounceback.blocklist.Finding.Why;
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
        Arguments.of(Outcome.PARTLY_CHECKED, List.of()),
        Arguments.of(Outcome.CLEAN, List.of(new Finding.Clean(HIGH))),
        Arguments.of(Outcome.CLEAN, List.of(noted(HIGH, true))),
        Arguments.of(Outcome.LISTED, List.of(new Finding.Clean(HIGH), listed(INFO))),
        Arguments.of(Outcome.LISTED, List.of(away(HIGH, Why.TIMEOUT), listed(LOW))),
        Arguments.of(Outcome.PARTLY_CHECKED, List.of(clean(LOW), away(HIGH, Why.TIMEOUT))),
        Arguments.of(Outcome.PARTLY_CHECKED, List.of(clean(HIGH), away(MEDIUM, Why.ERROR_CODE))),
        Arguments.of(Outcome.CLEAN, List.of(clean(HIGH), away(LOW, Why.TIMEOUT))),
        Arguments.of(Outcome.CLEAN, List.of(clean(HIGH), away(INFO, Why.EMPTIED))),
        Arguments.of(Outcome.CLEAN, List.of(clean(LOW), away(HIGH, Why.KEY_NEEDED))),
        Arguments.of(Outcome.PARTLY_CHECKED, List.of(away(HIGH, Why.KEY_NEEDED))),
        Arguments.of(Outcome.PARTLY_CHECKED, List.of(away(LOW, Why.TIMEOUT))));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void cleanTakesAnAnswerOfEveryListThatDecides(Outcome outcome, List<Finding> findings) {
    assertEquals(outcome, report(findings).outcome());
  }

  @Test
  void theListingsThatMatterMostComeFirst() {
    BlocklistReport report = report(listed(INFO), listed(MEDIUM), clean(LOW), listed(HIGH));

    assertEquals(List.of(HIGH, MEDIUM, INFO), report.listed().stream().map(Finding::zone).toList());
  }

  @Test
  void whatMattersIsWhoRefusesByAListAndNotHowManyThereAre() {
    assertEquals(Severity.SERIOUS, report(listed(HIGH), listed(LOW)).severity());
    assertEquals(Severity.SOME, report(listed(MEDIUM), listed(INFO)).severity());
    assertEquals(Severity.BACKGROUND, report(listed(LOW), listed(INFO)).severity());
    assertEquals(Severity.NONE, report(clean(HIGH)).severity());
  }

  @Test
  void aListingOfTheNetworkIsNotTheAddressesOwn() {
    Catalogue catalogue =
        Catalogue.read(
            "zones.tsv",
            "zone\tkinds\tcategory\tweight\tstatus\nl2.example\tip4\tescalation\thigh\tlive\n");

    assertEquals(Severity.NETWORK, report(listed(catalogue.zones().get(0))).severity());
  }

  @Test
  void whatIsPartOfAnotherListingIsOneWithIt() {
    List<Zone> zones =
        Catalogue.read(
                "zones.tsv",
                """
                zone\tkinds\tweight\tstatus\tpart_of
                all.example\tip4\thigh\tlive\t
                sub.example\tip4\thigh\tlive\tall.example
                """)
            .zones();

    BlocklistReport both = report(listed(zones.get(0)), listed(zones.get(1)));
    BlocklistReport one = report(clean(zones.get(0)), listed(zones.get(1)));

    assertEquals(List.of(zones.get(0)), both.gravest().stream().map(Finding::zone).toList());
    assertEquals(List.of(zones.get(1)), one.gravest().stream().map(Finding::zone).toList());
  }

  @Test
  void theJsonIsTheOneThatTheContractShows() {
    BlocklistReport report =
        report(
            listed(LOW),
            new Finding.Listed(
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
            away(INFO, Why.LISTS_THE_WORLD),
            away(INFO, Why.KEY_NEEDED));

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
        "unavailable":[{"zone":"info.example","why":"lists-the-world"},\
        {"zone":"info.example","why":"key-needed"}],"asked":8,"millis":812,\
        "severity":"policy","note":"this address is for documents and tests (RFC 5737, RFC 3849,\
         RFC 2544): no real server has it"}\
        """,
        BlocklistJson.of(report).toString());
  }

  @Test
  void theCausesInJsonAreThoseOfTheContract() {
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
        Arrays.stream(Why.values()).map(Why::code).toList());
  }

  private static BlocklistReport report(Finding... findings) {
    return report(List.of(findings));
  }

  private static BlocklistReport report(List<Finding> findings) {
    return new BlocklistReport(
        Subject.parse("203.0.113.5").orElseThrow(), findings, Duration.ofMillis(812), true);
  }

  private static Finding listed(Zone zone) {
    return new Finding.Listed(
        zone,
        List.of("127.0.0.2"),
        "spam",
        Optional.empty(),
        false,
        Optional.empty(),
        Duration.ofMinutes(1));
  }

  private static Finding noted(Zone zone, boolean goodNews) {
    return new Finding.Noted(zone, List.of("127.0.0.3"), "known", goodNews);
  }

  private static Finding clean(Zone zone) {
    return new Finding.Clean(zone);
  }

  private static Finding away(Zone zone, Why why) {
    return new Finding.Unavailable(zone, why);
  }

  private static Zone zone(String weight) {
    String title = Character.toUpperCase(weight.charAt(0)) + weight.substring(1);
    String row = weight + ".example\t" + title + "\tip4\t" + weight + "\tlive";
    return Catalogue.read("zones.tsv", "zone\tname\tkinds\tweight\tstatus\n" + row).zones().get(0);
  }
}
