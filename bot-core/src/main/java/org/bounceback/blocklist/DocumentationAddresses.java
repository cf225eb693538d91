package org.bounceback.blocklist;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Cidr;

/**
 * Knows the addresses that stand for others in documents. They are asked for, since nothing is told
 * to anybody by it, but what is found means nothing.
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

  /** What to say beside the report; empty for an address in use. */
  public static Optional<String> note(BlocklistSubject blocklistSubject) {
    boolean isForDocuments =
        blocklistSubject instanceof BlocklistSubject.Address address
            && NETWORKS.stream().anyMatch(each -> each.contains(address.ip()));
    return isForDocuments
        ? Optional.of(
            "this address is for documents and tests (RFC 5737, RFC 3849, RFC 2544): no real"
                + " server has it")
        : Optional.empty();
  }

  private static Cidr network(String text) {
    return Cidr.parse(text).orElseThrow();
  }
}
