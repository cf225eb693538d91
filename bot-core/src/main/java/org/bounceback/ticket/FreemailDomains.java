package org.bounceback.ticket;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.address.Domain;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * The domains at which anybody can get an address, such as {@code gmail.com}: that two authors
 * share one says nothing about whether they are the same customer.
 */
final class FreemailDomains {
  private static final String FILE = "freemail-domains.tsv";

  private final Set<Domain> domains;

  private FreemailDomains(Set<Domain> domains) {
    this.domains = Set.copyOf(domains);
  }

  /** The packaged list. */
  static FreemailDomains packaged() {
    return new FreemailDomains(
        Table.parse(FILE, Resources.text(FreemailDomains.class, FILE)).rows().stream()
            .map(FreemailDomains::domain)
            .collect(Collectors.toSet()));
  }

  /** Whether the domain, or one above it, is on the list. */
  boolean contains(Domain domain) {
    return domains.stream().anyMatch(domain::isWithin);
  }

  private static Domain domain(Map<String, String> row) {
    return new Domain(row.getOrDefault("domain", ""));
  }
}
