package org.bounceback.recipient;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * A mail server of a domain.
 *
 * @param host the host name
 * @param preference lower values are tried first; 0 for the domain itself if it has no MX record
 * @param addresses IPv4 first; empty if there are none
 */
public record MxHost(Domain host, int preference, List<Ip> addresses) {

  public MxHost {
    addresses = List.copyOf(addresses);
  }

  /** Returns the addresses of the same family as {@code local}; all addresses if it is empty. */
  List<Ip> addressesFrom(Optional<Ip> local) {
    return addresses.stream()
        .filter(ip -> local.map(from -> from.isIp4() == ip.isIp4()).orElse(true))
        .toList();
  }
}
