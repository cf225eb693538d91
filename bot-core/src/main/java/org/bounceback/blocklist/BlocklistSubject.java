package org.bounceback.blocklist;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/** The subject of a blocklist check: an IP or a domain. */
public sealed interface BlocklistSubject {

  /** An IPv4 or IPv6 address. */
  record Address(Ip ip) implements BlocklistSubject {}

  /** A domain or host name, queried as it is. */
  record Name(Domain domain) implements BlocklistSubject {}

  /** Parses an IP or a domain with at least two labels. */
  static Optional<BlocklistSubject> parse(String text) {
    Optional<BlocklistSubject> address = Ip.parse(text).map(Address::new);
    if (address.isPresent()) {
      return address;
    }
    return Domain.parse(text).filter(domain -> domain.labels().size() > 1).map(Name::new);
  }

  /** Returns the kind, which determines the lists that can be queried. */
  default SubjectKind kind() {
    if (this instanceof Address address) {
      return address.ip().isIp4() ? SubjectKind.IP4 : SubjectKind.IP6;
    }
    return SubjectKind.DOMAIN;
  }

  /** Returns the subject for display. */
  default String text() {
    return this instanceof Address address
        ? address.ip().toString()
        : ((Name) this).domain().name();
  }

  /** Returns the part of the query name before the zone (RFC 5782 sections 2.1, 2.4 and 3). */
  default String queryLabel() {
    return this instanceof Address address
        ? address.ip().reversed()
        : ((Name) this).domain().name();
  }
}
