package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocklistCatalogTest {
  private static final BlocklistCatalog PACKAGED = BlocklistCatalog.load();
  private static final String HEADER =
      "zone\tname\toperator\tkinds\tweight\tcodes\terrors\tlookup_url\tdelist_url\tdelist_how"
          + "\tstatus\ttests\n";
  private static final String ROW =
      "BL.example\tExample BL\tExample\tip4,ip6\thigh\t127.0.0.2=spam;127.0.0.&4=kept[policy]"
          + "\t127.0.0.1=refused\thttps://bl.example/?q={query}\t\tby form\tlive"
          + "\tlisted=a;clean=b\n";

  @Test
  void ofThe313KnownZones125AreChecked() {
    assertEquals(313, PACKAGED.zones().size());
    assertEquals(85, zonesThatAre("live"));
    assertEquals(40, zonesThatAre("live (weak evidence)"));
    assertEquals(125, PACKAGED.zones().stream().filter(Zone::isLive).count());
  }

  @Test
  void eachKindHasItsLists() {
    assertEquals(93, PACKAGED.queryableFor(SubjectKind.IP4).size());
    assertEquals(31, PACKAGED.queryableFor(SubjectKind.IP6).size());
    assertEquals(31, PACKAGED.queryableFor(SubjectKind.DOMAIN).size());
  }

  @Test
  void fifteenListsOfIp4AddressesNeedAKey() {
    assertEquals(
        15, PACKAGED.queryableFor(SubjectKind.IP4).stream().filter(Zone::needsKey).count());
  }

  static Stream<Map<String, String>> rows() {
    return Table.parse("zones.tsv", Resources.text(BlocklistCatalog.class, "zones.tsv"))
        .rows()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyDocumentedReturnCodeIsParsed(Map<String, String> row) {
    Zone zone = PACKAGED.find(row.getOrDefault("zone", "")).orElseThrow();

    assertEquals(entries(row.getOrDefault("codes", "")), zone.meanings().size());
    assertEquals(entries(row.getOrDefault("errors", "")), zone.errors().size());
  }

  static Stream<Zone> liveZones() {
    return PACKAGED.zones().stream().filter(Zone::isLive);
  }

  @ParameterizedTest
  @MethodSource("liveZones")
  void everyLiveZoneCanBeQueriedOrNeedsAKey(Zone zone) {
    assertTrue(
        BlocklistCredentials.FREE.target(zone).isPresent() != zone.name().contains("{"),
        zone.name());
    assertFalse(zone.title().isEmpty());
    assertFalse(zone.meanings().stream().anyMatch(meaning -> meaning.text().contains("[")));
  }

  @Test
  void zonesAreFoundByTheirNames() {
    assertEquals(Optional.of("Spamhaus ZEN"), PACKAGED.find("ZEN.spamhaus.ORG").map(Zone::title));
    assertEquals(Optional.empty(), PACKAGED.find("spamhaus.org"));
  }

  @Test
  void aTableDefinesAllPropertiesOfAZone() {
    Zone zone = BlocklistCatalog.read("zones.tsv", "# comment\n" + HEADER + ROW).zones().get(0);

    var expected =
        new Zone(
            "bl.example",
            "Example BL",
            "Example",
            Set.of(SubjectKind.IP4, SubjectKind.IP6),
            "",
            Weight.HIGH,
            List.of(
                new Meaning(ReturnCodePattern.parse("127.0.0.2"), "spam", Meaning.Polarity.BAD),
                new Meaning(
                    ReturnCodePattern.parse("127.0.0.&4"), "kept", Meaning.Polarity.POLICY)),
            List.of(
                new Meaning(ReturnCodePattern.parse("127.0.0.1"), "refused", Meaning.Polarity.BAD)),
            "https://bl.example/?q={query}",
            "",
            "by form",
            "",
            List.of(),
            false,
            "",
            "",
            "live",
            Optional.of("a"),
            Optional.of("b"));
    assertEquals(expected, zone);
  }

  @Test
  void zonesGivenByNameAreQueriedForIpv4() {
    var blocklistCatalog =
        BlocklistCatalog.read("zones", "# mine\nBL.example.\n\n  zones.example \nbl.example\n");

    assertEquals(
        List.of("bl.example", "zones.example", "bl.example"),
        blocklistCatalog.zones().stream().map(Zone::name).toList());
    assertEquals(
        new Zone(
            "bl.example",
            "bl.example",
            "",
            Set.of(SubjectKind.IP4),
            "",
            Weight.MEDIUM,
            List.of(),
            List.of(),
            "",
            "",
            "",
            "",
            List.of(),
            false,
            "",
            "",
            "live",
            Optional.empty(),
            Optional.empty()),
        blocklistCatalog.zones().get(0));
  }

  @Test
  void aNameThatBeginsWithZoneIsNotAHeader() {
    var blocklistCatalog = BlocklistCatalog.read("zones", "zone.example\nbl.example\n");

    assertEquals(
        List.of("zone.example", "bl.example"),
        blocklistCatalog.zones().stream().map(Zone::name).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n\n", "zone\tname\tkinds\tweight\tstatus\n"})
  void aFileWithoutZonesIsRejected(String text) {
    var refused =
        assertThrows(InvalidDataException.class, () -> BlocklistCatalog.read("my.tsv", text));

    assertEquals("my.tsv contains no zone; add one, such as bl.example.org", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bl..example", "two words", "{key}.bl.example", "https://bl.example/", "1"})
  void anInvalidNameIsQuotedInTheError(String line) {
    var refused =
        assertThrows(
            InvalidDataException.class,
            () -> BlocklistCatalog.read("my.txt", "bl.example\n" + line));

    assertEquals("my.txt: not a zone name: " + line, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BL.example | bl..example | bl..example: not a zone name",
        "high | grave | BL.example: unknown weight: \"grave\"",
        "high | '' | BL.example: unknown weight: \"\"",
        "ip4,ip6 | ipv4 | BL.example: unknown kind: \"ipv4\"",
        "ip4,ip6 | ip4,ip5 | BL.example: unknown kind: \"ip4,ip5\"",
        "127.0.0.2=spam | 127.0.0=spam | BL.example: invalid return code pattern: 127.0.0",
        "127.0.0.1=ref | 127.0.0.300=ref | BL.example: invalid return code pattern: 127.0.0.300",
      })
  void theErrorForAnInvalidRowContainsItsZone(String right, String wrong, String message) {
    String text = HEADER + ROW.replace(right, wrong);

    var refused =
        assertThrows(InvalidDataException.class, () -> BlocklistCatalog.read("my.tsv", text));

    assertEquals("my.tsv, zone " + message, refused.getMessage());
  }

  @Test
  void theTestEntriesAreThoseOfRfc5782() {
    Zone zone = BlocklistCatalog.read("zones", "bl.example").zones().get(0);

    assertEquals("2.0.0.127", zone.testListed(SubjectKind.IP4));
    assertEquals("1.0.0.127", zone.testClean(SubjectKind.IP4));
    assertEquals("2.0.0.0.0.0.f.7.f.f.f.f" + ".0".repeat(20), zone.testListed(SubjectKind.IP6));
    assertEquals("1.0.0.0.0.0.f.7.f.f.f.f" + ".0".repeat(20), zone.testClean(SubjectKind.IP6));
    assertEquals("test", zone.testListed(SubjectKind.DOMAIN));
    assertEquals("invalid", zone.testClean(SubjectKind.DOMAIN));
  }

  @Test
  void aZoneMayHaveItsOwnTestEntries() {
    Zone dbl = PACKAGED.find("dbl.spamhaus.org").orElseThrow();

    assertEquals("dbltest.com", dbl.testListed(SubjectKind.DOMAIN));
    assertEquals("invalid", dbl.testClean(SubjectKind.DOMAIN));
  }

  @Test
  void theDelistUrlIsTheRemovalPageOrTheLookupPage() {
    BlocklistSubject blocklistSubject = BlocklistSubject.parse("203.0.113.5").orElseThrow();
    Zone withLookUp = BlocklistCatalog.read("zones.tsv", HEADER + ROW).zones().get(0);
    Zone bare = BlocklistCatalog.read("zones", "bl.example").zones().get(0);
    Zone zen = PACKAGED.find("zen.spamhaus.org").orElseThrow();

    assertEquals(
        Optional.of("https://bl.example/?q=203.0.113.5"),
        withLookUp.delistUrlFor(blocklistSubject));
    assertEquals(Optional.empty(), bare.delistUrlFor(blocklistSubject));
    assertEquals(Optional.of("https://check.spamhaus.org/"), zen.delistUrlFor(blocklistSubject));
  }

  private static long zonesThatAre(String status) {
    return PACKAGED.zones().stream().filter(zone -> zone.status().equals(status)).count();
  }

  /** Counts the entries. Some zones reply only with a text, which is not a return code. */
  private static long entries(String cell) {
    return Arrays.stream(cell.split(";", -1))
        .filter(entry -> !entry.isBlank() && !entry.startsWith("TXT="))
        .count();
  }
}
