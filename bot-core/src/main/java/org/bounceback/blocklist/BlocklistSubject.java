package org.bounceback.blocklist;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/** What a list is asked for: an address or a domain. */
public sealed interface BlocklistSubject {

  /** An IPv4 or IPv6 address. */
  record Address(Ip ip) implements BlocklistSubject {}

  /** A domain or host name, asked for as it is. */
  record Name(Domain domain) implements BlocklistSubject {}

  /** Reads an address or a domain of at least two labels. */
  static Optional<BlocklistSubject> parse(String text) {
    Optional<BlocklistSubject> address = Ip.parse(text).map(Address::new);
    if (address.isPresent()) {
      return address;
    }
    return Domain.parse(text).filter(domain -> domain.labels().size() > 1).map(Name::new);
  }

  /** Which lists can be asked. */
  default SubjectKind kind() {
    if (this instanceof Address address) {
      return address.ip().isIp4() ? SubjectKind.IP4 : SubjectKind.IP6;
    }
    return SubjectKind.DOMAIN;
  }

  /** The subject as people write it. */
  default String text() {
    return this instanceof Address address
        ? address.ip().toString()
        : ((Name) this).domain().name();
  }

  /** What stands before the zone in a question (RFC 5782 sections 2.1, 2.4 and 3). */
  default String label() {
    return this instanceof Address address
        ? address.ip().reversed()
        : ((Name) this).domain().name();
  }
}
