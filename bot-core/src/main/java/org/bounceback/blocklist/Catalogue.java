package org.bounceback.blocklist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.address.Domain;
import org.bounceback.data.BadData;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * The lists that we know.
 *
 * @param zones in the order of the file: the most telling ones first
 */
public record Catalogue(List<Zone> zones) {

  public Catalogue {
    zones = List.copyOf(zones);
  }

  /** The packaged catalogue, dead lists included. */
  public static Catalogue packaged() {
    return read("zones.tsv", Resources.text(Catalogue.class, "zones.tsv"));
  }

  /**
   * Reads a zones file: a table with the packaged catalogue's columns, or one zone's name a line. A
   * bare name is asked for IPv4, any answer in 127.0.0.0/8 is a listing and 127.255.255.0/24 an
   * error.
   *
   * @param name what to call the file in complaints
   * @throws BadData when a line is neither
   */
  public static Catalogue read(String name, String text) {
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (lines.isEmpty()) {
      throw new BadData(name + " names no zone; give one, such as bl.example.org");
    }
    if (!lines.get(0).startsWith("zone")) {
      return new Catalogue(lines.stream().map(line -> bareZone(name, line.strip())).toList());
    }
    var zones = new ArrayList<Zone>();
    for (Map<String, String> row : Table.parse(name, text).rows()) {
      zones.add(readRow(name, row));
    }
    return new Catalogue(zones);
  }

  /** The live zones that can be asked for that kind, those that need a key included. */
  public List<Zone> askableFor(SubjectKind kind) {
    return zones.stream().filter(zone -> zone.isLive() && zone.kinds().contains(kind)).toList();
  }

  /** The zone of that name, or the one that the name lies in. */
  public Optional<Zone> find(String zoneName) {
    return zones.stream().filter(zone -> zone.name().equalsIgnoreCase(zoneName)).findFirst();
  }

  private static Zone readRow(String file, Map<String, String> row) {
    String zone = row.getOrDefault("zone", "");
    try {
      Map<String, String> tests = pairs(row.getOrDefault("tests", ""));
      return new Zone(
          zone.toLowerCase(Locale.ROOT),
          row.getOrDefault("name", zone),
          row.getOrDefault("operator", ""),
          kinds(row.getOrDefault("kinds", "")),
          Weight.valueOf(row.getOrDefault("weight", "").toUpperCase(Locale.ROOT)),
          Meaning.parseAll(row.getOrDefault("codes", "")),
          Meaning.parseAll(row.getOrDefault("errors", "")),
          row.getOrDefault("lookup_url", ""),
          row.getOrDefault("delist_url", ""),
          row.getOrDefault("delist_how", ""),
          row.getOrDefault("status", ""),
          Optional.ofNullable(tests.get("listed")),
          Optional.ofNullable(tests.get("clean")));
    } catch (BadData | IllegalArgumentException wrong) {
      throw new BadData(file + ", zone " + zone + ": " + wrong.getMessage(), wrong);
    }
  }

  private static Zone bareZone(String file, String name) {
    Domain domain =
        Domain.parse(name).orElseThrow(() -> new BadData(file + ": not a zone's name: " + name));
    return new Zone(
        domain.name(),
        domain.name(),
        "",
        Set.of(SubjectKind.IP4),
        Weight.MEDIUM,
        List.of(),
        List.of(),
        "",
        "",
        "",
        "live",
        Optional.empty(),
        Optional.empty());
  }

  private static Set<SubjectKind> kinds(String cell) {
    return Arrays.stream(SubjectKind.values())
        .filter(kind -> List.of(cell.split(",", -1)).contains(kind.code()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, String> pairs(String cell) {
    return Arrays.stream(cell.split(";", -1))
        .filter(entry -> entry.contains("="))
        .collect(
            Collectors.toUnmodifiableMap(
                entry -> entry.substring(0, entry.indexOf('=')),
                entry -> entry.substring(entry.indexOf('=') + 1)));
  }
}
