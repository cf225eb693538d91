package org.bounceback.recipient;

import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * A host that takes a domain's mail.
 *
 * @param host its name
 * @param preference the lower, the sooner; 0 for the domain itself where it has no MX
 * @param addresses IPv4 first; none when it has none
 */
public record MailServer(Domain host, int preference, List<Ip> addresses) {

  public MailServer {
    addresses = List.copyOf(addresses);
  }
}
