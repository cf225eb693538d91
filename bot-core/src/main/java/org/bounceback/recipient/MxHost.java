package org.bounceback.recipient;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * A host that takes a domain's mail.
 *
 * @param host its name
 * @param preference the lower, the sooner; 0 for the domain itself where it has no MX
 * @param addresses IPv4 first; none when it has none
 */
public record MxHost(Domain host, int preference, List<Ip> addresses) {

  public MxHost {
    addresses = List.copyOf(addresses);
  }

  /** The addresses of the family that can be reached from {@code local}; all where it is empty. */
  List<Ip> addressesFrom(Optional<Ip> local) {
    return addresses.stream()
        .filter(ip -> local.map(from -> from.isIp4() == ip.isIp4()).orElse(true))
        .toList();
  }
}
