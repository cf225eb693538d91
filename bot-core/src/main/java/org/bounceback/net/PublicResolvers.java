package org.bounceback.net;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/** Recognizes public resolvers, which most blocklists refuse. */
public final class PublicResolvers {
  private final List<Map<String, String>> rows;

  private PublicResolvers(List<Map<String, String>> rows) {
    this.rows = List.copyOf(rows);
  }

  /** Loads the bundled table. */
  public static PublicResolvers load() {
    String name = "public-resolvers.tsv";
    return new PublicResolvers(
        Table.parse(name, Resources.text(PublicResolvers.class, name)).rows());
  }

  /** Returns the operator of the resolver; empty if it is not known to be public. */
  public Optional<String> operatorOf(Ip resolver) {
    return rows.stream()
        .filter(row -> network(row).contains(resolver))
        .map(row -> row.getOrDefault("operator", ""))
        .findFirst();
  }

  private static Cidr network(Map<String, String> row) {
    return Cidr.parse(row.getOrDefault("network", "")).orElseThrow();
  }
}
