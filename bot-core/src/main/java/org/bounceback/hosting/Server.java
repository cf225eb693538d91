package org.bounceback.hosting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * One of our own servers.
 *
 * @param name what we call it
 * @param hosts the host names it goes by
 * @param addresses the addresses and networks it sends from or listens on
 * @param serverRoles what it does
 */
public record Server(
    String name, List<Domain> hosts, List<Cidr> addresses, Set<ServerRole> serverRoles) {

  public Server {
    hosts = List.copyOf(hosts);
    addresses = List.copyOf(addresses);
    serverRoles = Set.copyOf(serverRoles);
  }

  /** What a server does. */
  public enum ServerRole {
    /** Customers log in to it and send. */
    SUBMISSION,
    /** It delivers to the world. */
    OUTBOUND,
    /** Mail passes through it on the way out, and it may refuse. */
    GATEWAY,
    /** It takes mail from the world. */
    INBOUND,
    /** It passes mail for our customers on to addresses elsewhere. */
    FORWARDER;

    /** The name in the servers file. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the address is one of its own. */
  public boolean has(Ip ip) {
    return addresses.stream().anyMatch(network -> network.contains(ip));
  }

  /** Its first address that stands for itself alone. */
  public Optional<Ip> address() {
    return addresses.stream()
        .filter(network -> network.prefix() == network.network().bits())
        .map(Cidr::network)
        .findFirst();
  }
}
