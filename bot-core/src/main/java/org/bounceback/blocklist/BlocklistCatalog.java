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
 * The known blocklists.
 *
 * @param zones in the order of the file: the most significant ones first
 */
public record BlocklistCatalog(List<Zone> zones) {
  /** Kinds of lists that use other query names than those of RFC 5782. */
  private static final Set<String> OTHER_QUERY_KINDS = Set.of("url", "hash", "asn", "country");

  public BlocklistCatalog {
    zones = List.copyOf(zones);
  }

  /** Loads the bundled catalog, including dead lists. */
  public static BlocklistCatalog load() {
    return read("zones.tsv", Resources.text(BlocklistCatalog.class, "zones.tsv"));
  }

  /**
   * Parses a zones file: a table with the columns of the bundled catalog, or one zone name per
   * line. Zones given by name only are queried for IPv4; any reply in 127.0.0.0/8 is a listing and
   * 127.255.255.0/24 an error.
   *
   * @param name the name of the file for error messages
   * @throws InvalidDataException if a line is neither
   */
  public static BlocklistCatalog read(String name, String text) {
    Table table = Table.parse(name, text);
    List<Zone> zones =
        table.columns().stream().findFirst().equals(Optional.of("zone"))
            ? table.rows().stream().map(row -> readRow(name, row)).toList()
            : bareZones(name, text);
    if (zones.isEmpty()) {
      throw new InvalidDataException(name + " contains no zone; add one, such as bl.example.org");
    }
    return new BlocklistCatalog(zones);
  }

  /** Returns the live zones that can be queried for that kind, including those that need a key. */
  public List<Zone> queryableFor(SubjectKind kind) {
    return zones.stream().filter(zone -> zone.isLive() && zone.kinds().contains(kind)).toList();
  }

  /** Returns the zone with that name, ignoring case. */
  public Optional<Zone> find(String zoneName) {
    return zones.stream().filter(zone -> zone.name().equalsIgnoreCase(zoneName)).findFirst();
  }

  /** Returns this catalog with zones added or replaced. */
  public BlocklistCatalog with(BlocklistCatalog other) {
    var all = new LinkedHashMap<String, Zone>();
    zones.forEach(zone -> all.put(zone.name(), zone));
    other.zones.forEach(zone -> all.put(zone.name(), zone));
    return new BlocklistCatalog(List.copyOf(all.values()));
  }

  /** Returns the zones that match the filter, in the same order. */
  public BlocklistCatalog filter(Predicate<Zone> filter) {
    return new BlocklistCatalog(zones.stream().filter(filter).toList());
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
    } catch (InvalidDataException invalid) {
      throw new InvalidDataException(
          file + ", zone " + zone + ": " + invalid.getMessage(), invalid);
    }
  }

  /** Checks the name of a zone; it may contain {@code {key}} for a customer's key. */
  private static void checkName(String zone) {
    if (Domain.parse(zone.replaceAll("[{}]", "")).isEmpty()) {
      throw new InvalidDataException("not a zone name");
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
            .orElseThrow(() -> new InvalidDataException(file + ": not a zone name: " + name));
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
        .orElseThrow(() -> new InvalidDataException("unknown weight: \"" + cell + "\""));
  }

  private static Set<SubjectKind> kinds(String cell) {
    List<String> codes = Arrays.stream(cell.split(",", -1)).map(String::strip).toList();
    List<SubjectKind> kinds =
        Arrays.stream(SubjectKind.values()).filter(kind -> codes.contains(kind.code())).toList();
    long others = codes.stream().filter(OTHER_QUERY_KINDS::contains).count();
    if (kinds.size() + others < codes.size()) {
      throw new InvalidDataException("unknown kind: \"" + cell + "\"");
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
