package org.bounceback.ticket;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.address.Domain;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * Domains at which anyone can get an address, such as {@code gmail.com}: a common domain does not
 * mean that two authors are the same customer.
 */
final class FreemailDomains {
  private static final String FILE = "freemail-domains.tsv";

  private final Set<Domain> domains;

  private FreemailDomains(Set<Domain> domains) {
    this.domains = Set.copyOf(domains);
  }

  /** Loads the bundled list. */
  static FreemailDomains load() {
    return new FreemailDomains(
        Table.parse(FILE, Resources.text(FreemailDomains.class, FILE)).rows().stream()
            .map(FreemailDomains::domain)
            .collect(Collectors.toSet()));
  }

  /** Whether the domain, or a parent domain, is on the list. */
  boolean contains(Domain domain) {
    return domains.stream().anyMatch(domain::isWithin);
  }

  private static Domain domain(Map<String, String> row) {
    return new Domain(row.getOrDefault("domain", ""));
  }
}
