package org.bounceback.authentication;

import java.util.List;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;

/**
 * The addresses of a domain, by purpose. IP blocklists list these and never the name.
 *
 * @param own the addresses of the name itself: its A and AAAA records
 * @param exchanges the addresses of its mail servers
 * @param senders the networks that its SPF record allows to send, in the order of the record
 */
public record DomainAddresses(List<Ip> own, List<Ip> exchanges, List<Cidr> senders) {

  /** Copies the lists. */
  public DomainAddresses {
    own = List.copyOf(own);
    exchanges = List.copyOf(exchanges);
    senders = List.copyOf(senders);
  }
}
