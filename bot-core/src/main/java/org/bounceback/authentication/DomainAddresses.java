package org.bounceback.authentication;

import java.util.List;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;

/**
 * The addresses that stand behind a name, by what they do for it. Lists of addresses hold these and
 * never the name.
 *
 * @param own those of the name itself: its A and AAAA records
 * @param exchanges those of the hosts that take its mail
 * @param senders the networks that its SPF record lets send, in the record's order
 */
public record DomainAddresses(List<Ip> own, List<Ip> exchanges, List<Cidr> senders) {

  /** Copies the lists. */
  public DomainAddresses {
    own = List.copyOf(own);
    exchanges = List.copyOf(exchanges);
    senders = List.copyOf(senders);
  }

  /** Whether nothing stands behind the name. */
  public boolean isEmpty() {
    return own.isEmpty() && exchanges.isEmpty() && senders.isEmpty();
  }
}
