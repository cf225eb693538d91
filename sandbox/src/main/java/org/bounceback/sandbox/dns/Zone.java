package org.bounceback.sandbox.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** The records of one zone. Not safe for concurrent use: {@link Zones} synchronizes access. */
final class Zone {
  /**
   * In canonical order (RFC 4034 section 6.1), in which a name directly precedes the names below
   * it.
   */
  private final NavigableMap<Name, List<Record>> records = new TreeMap<>();

  private SOARecord soa;

  Zone(SOARecord soa) {
    this.soa = soa;
    add(soa);
  }

  /** Returns the SOA for negative responses. */
  SOARecord soa() {
    return soa;
  }

  /**
   * Adds a record, unless it exists already.
   *
   * @throws IllegalArgumentException if a name would have a CNAME and other data (RFC 1034 section
   *     3.6.2)
   */
  void add(Record added) {
    if (added instanceof SOARecord newer && newer.getName().equals(soa.getName())) {
      soa = newer;
    }
    List<Record> here = records.computeIfAbsent(added.getName(), name -> new ArrayList<>());
    here.remove(added);
    for (Record other : here) {
      if (other.getType() == Type.CNAME || added.getType() == Type.CNAME) {
        throw new IllegalArgumentException("a CNAME stands alone: " + added + " beside " + other);
      }
    }
    here.add(added);
  }

  /** Removes the records of a name that match {@code unwanted}. */
  void removeIf(Name name, Predicate<Record> unwanted) {
    List<Record> here = records.get(name);
    if (here != null) {
      here.removeIf(unwanted);
      if (here.isEmpty()) {
        records.remove(name);
      }
    }
  }

  /**
   * Whether the name exists, also as the parent of other names (RFC 8020) or through a wildcard.
   */
  boolean has(Name name) {
    return source(name).isPresent();
  }

  /** Returns the records of a name; those of a wildcard get the name. Empty if there are none. */
  List<Record> at(Name name) {
    return source(name).map(source -> records.getOrDefault(source, List.of())).stream()
        .flatMap(List::stream)
        .map(match -> match.withName(name))
        .toList();
  }

  /**
   * Returns the name that has the records: the name itself, or its wildcard (RFC 4592 section
   * 3.3.1).
   */
  private Optional<Name> source(Name name) {
    if (isNode(name)) {
      return Optional.of(name);
    }
    for (int cut = 1; cut < name.labels(); cut++) {
      if (isNode(new Name(name, cut))) {
        return Optional.of(name.wild(cut)).filter(records::containsKey);
      }
    }
    return Optional.empty();
  }

  private boolean isNode(Name name) {
    Name next = records.ceilingKey(name);
    return next != null && next.subdomain(name);
  }
}
