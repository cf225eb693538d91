package org.bounceback.sandbox.dns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * The zones of a name server, which may change while it runs. Safe for concurrent use.
 *
 * <p>Records have the format of a master file (RFC 1035 section 5): {@code mx.shop.example. 300 IN
 * A 192.0.2.25}. TTL and class are optional (300 s, IN), a name without the final dot is absolute
 * unless {@code $ORIGIN} precedes it, {@code *} makes a wildcard, and {@code $INCLUDE} is refused.
 * One text may contain several zones: each SOA record starts one, and every other record belongs to
 * the deepest zone above its name.
 */
public final class Zones {
  private static final int MAX_CNAMES = 8;

  private final Map<Name, Zone> byOrigin = new TreeMap<>();

  Zones() {}

  /** Creates an empty zone, unless it exists; its negative responses have a TTL of 60 s. */
  public synchronized void open(String origin) {
    if (!byOrigin.containsKey(MasterText.name(origin))) {
      add(
          "%1$s 300 IN SOA ns.sandbox.invalid. hostmaster.sandbox.invalid. 1 3600 600 86400 60"
              .formatted(origin));
    }
  }

  /** Removes a zone with its records. */
  public synchronized void close(String origin) {
    byOrigin.remove(MasterText.name(origin));
  }

  /**
   * Adds the records of a UTF-8 master file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException as in {@link #add}
   */
  public void load(Path file) throws IOException {
    add(Files.readString(file));
  }

  /**
   * Adds records; an SOA record replaces its zone.
   *
   * @throws IllegalArgumentException if the text is not a master file, or a record is outside all
   *     zones
   */
  public synchronized void add(String text) {
    List<Record> records = MasterText.records(text);
    for (Record parsed : records) {
      if (parsed instanceof SOARecord soa) {
        byOrigin.put(soa.getName(), new Zone(soa));
      }
    }
    for (Record parsed : records) {
      ownerOf(parsed).add(parsed);
    }
  }

  /** Removes exactly these records; missing ones are ignored. */
  public synchronized void remove(String text) {
    for (Record parsed : MasterText.records(text)) {
      ownerOf(parsed).removeIf(parsed.getName(), parsed::equals);
    }
  }

  /** Removes every record of a name and type, such as {@code "mx.shop.example", "A"}. */
  public synchronized void remove(String name, String type) {
    Name owner = MasterText.name(name);
    int unwanted = Type.value(type);
    zoneOf(owner).ifPresent(zone -> zone.removeIf(owner, old -> old.getType() == unwanted));
  }

  /** Replaces all records with the same names and types by these. */
  public synchronized void replace(String text) {
    List<Record> records = MasterText.records(text);
    for (Record parsed : records) {
      ownerOf(parsed).removeIf(parsed.getName(), old -> old.getType() == parsed.getType());
    }
    for (Record parsed : records) {
      ownerOf(parsed).add(parsed);
    }
  }

  synchronized boolean contain(Name name) {
    return zoneOf(name).isPresent();
  }

  /** Answers a question and follows CNAMEs through all zones, at most eight. */
  synchronized LookupResult find(Name asked, int type) {
    var answers = new ArrayList<Record>();
    Name name = asked;
    while (answers.size() < MAX_CNAMES) {
      Optional<Zone> zone = zoneOf(name);
      if (zone.isEmpty()) {
        return new LookupResult(Rcode.NXDOMAIN, answers, Optional.empty());
      }
      List<Record> here = zone.get().at(name);
      List<Record> wanted = here.stream().filter(candidate -> matches(candidate, type)).toList();
      Optional<CNAMERecord> alias = alias(here);
      if (!wanted.isEmpty() || alias.isEmpty()) {
        answers.addAll(wanted);
        return found(zone.get(), name, answers, wanted.isEmpty());
      }
      answers.add(alias.get());
      name = alias.get().getTarget();
    }
    return new LookupResult(Rcode.NOERROR, answers, Optional.empty());
  }

  private static LookupResult found(Zone zone, Name name, List<Record> answers, boolean nothing) {
    int rcode = zone.has(name) ? Rcode.NOERROR : Rcode.NXDOMAIN;
    return new LookupResult(rcode, answers, nothing ? Optional.of(zone.soa()) : Optional.empty());
  }

  private static boolean matches(Record candidate, int type) {
    return type == Type.ANY || candidate.getType() == type;
  }

  private static Optional<CNAMERecord> alias(List<Record> here) {
    return here.stream()
        .filter(CNAMERecord.class::isInstance)
        .map(CNAMERecord.class::cast)
        .findFirst();
  }

  private Zone ownerOf(Record parsed) {
    return zoneOf(parsed.getName())
        .orElseThrow(() -> new IllegalArgumentException("outside all zones: " + parsed));
  }

  private Optional<Zone> zoneOf(Name name) {
    for (int cut = 0; cut < name.labels(); cut++) {
      Zone zone = byOrigin.get(new Name(name, cut));
      if (zone != null) {
        return Optional.of(zone);
      }
    }
    return Optional.empty();
  }
}
