package org.bounceback.blocklist;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bounceback.address.Domain;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * The lists that we know.
 *
 * @param zones in the order of the file: the most telling ones first
 */
public record BlocklistCatalog(List<Zone> zones) {
  /** Kinds of lists that are looked up by other names than those of RFC 5782. */
  private static final Set<String> ASKED_FOR_OTHERWISE = Set.of("url", "hash", "asn", "country");

  public BlocklistCatalog {
    zones = List.copyOf(zones);
  }

  /** The packaged catalogue, dead lists included. */
  public static BlocklistCatalog packaged() {
    return read("zones.tsv", Resources.text(BlocklistCatalog.class, "zones.tsv"));
  }

  /**
   * Reads a zones file: a table with the packaged catalogue's columns, or one zone's name a line. A
   * bare name is asked for IPv4, any answer in 127.0.0.0/8 is a listing and 127.255.255.0/24 an
   * error.
   *
   * @param name what to call the file in complaints
   * @throws InvalidDataException when a line is neither
   */
  public static BlocklistCatalog read(String name, String text) {
    Table table = Table.parse(name, text);
    List<Zone> zones =
        table.columns().stream().findFirst().equals(Optional.of("zone"))
            ? table.rows().stream().map(row -> readRow(name, row)).toList()
            : bareZones(name, text);
    if (zones.isEmpty()) {
      throw new InvalidDataException(name + " names no zone; give one, such as bl.example.org");
    }
    return new BlocklistCatalog(zones);
  }

  /** The live zones that can be asked for that kind, those that need a key included. */
  public List<Zone> askableFor(SubjectKind kind) {
    return zones.stream().filter(zone -> zone.isLive() && zone.kinds().contains(kind)).toList();
  }

  /** The zone of that name; case does not matter. */
  public Optional<Zone> find(String zoneName) {
    return zones.stream().filter(zone -> zone.name().equalsIgnoreCase(zoneName)).findFirst();
  }

  /** This catalogue with other rows: those of a zone that is known take its place. */
  public BlocklistCatalog with(BlocklistCatalog other) {
    var all = new LinkedHashMap<String, Zone>();
    zones.forEach(zone -> all.put(zone.name(), zone));
    other.zones.forEach(zone -> all.put(zone.name(), zone));
    return new BlocklistCatalog(List.copyOf(all.values()));
  }

  /** The zones for which {@code wanted} holds, in the same order. */
  public BlocklistCatalog only(Predicate<Zone> wanted) {
    return new BlocklistCatalog(zones.stream().filter(wanted).toList());
  }

  private static Zone readRow(String file, Map<String, String> row) {
    String zone = row.getOrDefault("zone", "");
    try {
      checkName(zone);
      Map<String, String> tests = pairs(row.getOrDefault("tests", ""));
      return new Zone(
          zone.toLowerCase(Locale.ROOT),
          row.getOrDefault("name", zone),
          row.getOrDefault("operator", ""),
          kinds(row.getOrDefault("kinds", "")),
          row.getOrDefault("category", ""),
          weight(row.getOrDefault("weight", "")),
          Meaning.parseAll(row.getOrDefault("codes", "")),
          Meaning.parseAll(row.getOrDefault("errors", "")),
          row.getOrDefault("lookup_url", ""),
          row.getOrDefault("delist_url", ""),
          row.getOrDefault("delist_how", ""),
          row.getOrDefault("terms", ""),
          QueryLimit.parseAll(row.getOrDefault("limit", "")),
          row.getOrDefault("consent", "").equals("yes"),
          row.getOrDefault("users", ""),
          row.getOrDefault("part_of", ""),
          row.getOrDefault("status", ""),
          Optional.ofNullable(tests.get("listed")),
          Optional.ofNullable(tests.get("clean")));
    } catch (InvalidDataException wrong) {
      throw new InvalidDataException(file + ", zone " + zone + ": " + wrong.getMessage(), wrong);
    }
  }

  /** A customer's key, {@code {key}}, may stand for a label. */
  private static void checkName(String zone) {
    if (Domain.parse(zone.replaceAll("[{}]", "")).isEmpty()) {
      throw new InvalidDataException("not a zone's name");
    }
  }

  private static List<Zone> bareZones(String file, String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .distinct()
        .map(line -> bareZone(file, line))
        .toList();
  }

  private static Zone bareZone(String file, String name) {
    Domain domain =
        Domain.parse(name)
            .orElseThrow(() -> new InvalidDataException(file + ": not a zone's name: " + name));
    return new Zone(
        domain.name(),
        domain.name(),
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
        Optional.empty());
  }

  private static Weight weight(String cell) {
    return Arrays.stream(Weight.values())
        .filter(weight -> weight.code().equalsIgnoreCase(cell))
        .findFirst()
        .orElseThrow(() -> new InvalidDataException("no such weight: \"" + cell + "\""));
  }

  private static Set<SubjectKind> kinds(String cell) {
    List<String> codes = Arrays.stream(cell.split(",", -1)).map(String::strip).toList();
    List<SubjectKind> kinds =
        Arrays.stream(SubjectKind.values()).filter(kind -> codes.contains(kind.code())).toList();
    long others = codes.stream().filter(ASKED_FOR_OTHERWISE::contains).count();
    if (kinds.size() + others < codes.size()) {
      throw new InvalidDataException("no such kind: \"" + cell + "\"");
    }
    return Set.copyOf(kinds);
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
