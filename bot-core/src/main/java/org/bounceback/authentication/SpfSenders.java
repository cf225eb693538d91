package org.bounceback.authentication;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * Lists the networks that an SPF record allows to send, including those of included records (RFC
 * 7208 section 5). Terms that depend on the sender (macros, {@code exists}, {@code ptr}) have no
 * network. Not thread-safe.
 */
final class SpfSenders {
  /** The limit for an evaluation (section 4.6.4). */
  private static final int MAX_LOOKUPS = 10;

  private final HostRecords hosts;
  private final Set<Cidr> networks = new LinkedHashSet<>();
  private final Set<Domain> seen = new HashSet<>();
  private int lookups;

  SpfSenders(HostRecords hosts) {
    this.hosts = hosts;
  }

  /** Returns the networks without duplicates; empty if there is no valid record. */
  List<Cidr> of(Domain domain) {
    follow(domain);
    return List.copyOf(networks);
  }

  private void follow(Domain domain) {
    if (!seen.add(domain)) {
      return;
    }
    List<String> records = hosts.spf(domain);
    if (records.size() == 1) {
      try {
        SpfRecord record = SpfRecord.parse(records.get(0));
        record.terms().forEach(term -> add(term, domain));
        record
            .redirect()
            .filter(target -> isAllowed())
            .flatMap(SpfSenders::literal)
            .ifPresent(this::follow);
      } catch (SpfErrorException invalid) {
        // A record with any error allows no senders (section 4.6).
      }
    }
  }

  /** Adds a term. Every term that needs a DNS lookup counts, even if it has no network. */
  private void add(SpfTerm term, Domain domain) {
    if (term.qualifier() != '+') {
      return;
    }
    term.network().ifPresent(networks::add);
    Optional<Domain> target =
        term.target().isPresent() ? literal(term.target().get()) : Optional.of(domain);
    if (!term.needsLookup() || !isAllowed() || target.isEmpty()) {
      return;
    }
    switch (term.name()) {
      case "include" -> follow(target.get());
      case "a" -> add(List.of(target.get()), term);
      case "mx" -> add(hosts.exchanges(target.get()), term);
      default -> {}
    }
  }

  private void add(List<Domain> names, SpfTerm term) {
    for (Ip ip : hosts.addresses(names)) {
      networks.add(new Cidr(ip, term.prefix(ip)));
    }
  }

  private boolean isAllowed() {
    return ++lookups <= MAX_LOOKUPS;
  }

  /** Returns the name, if it is the same for every sender. */
  private static Optional<Domain> literal(SpfDomain target) {
    return target.macro().isLiteral()
        ? Domain.parse(target.name(variable -> ""))
        : Optional.empty();
  }
}
