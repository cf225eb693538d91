package org.bounceback.blocklist;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Cidr;

/**
 * Recognizes IPs that are reserved for documentation. They are checked, because that reveals
 * nothing to third parties, but the results have no meaning.
 */
public final class DocumentationAddresses {
  private static final List<Cidr> NETWORKS =
      List.of(
          network("192.0.2.0/24"),
          network("198.51.100.0/24"),
          network("203.0.113.0/24"),
          network("198.18.0.0/15"),
          network("2001:db8::/32"));

  private DocumentationAddresses() {}

  /** Returns a note for the report; empty for an IP in use. */
  public static Optional<String> note(BlocklistSubject blocklistSubject) {
    boolean isForDocuments =
        blocklistSubject instanceof BlocklistSubject.Address address
            && NETWORKS.stream().anyMatch(network -> network.contains(address.ip()));
    return isForDocuments
        ? Optional.of(
            "This address is reserved for documentation and tests, so no real server uses it"
                + " (RFC 5737, RFC 3849, RFC 2544).")
        : Optional.empty();
  }

  private static Cidr network(String text) {
    return Cidr.parse(text).orElseThrow();
  }
}
