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
 * @param name the configured name
 * @param hosts its host names
 * @param addresses the IPs and networks that it sends from or listens on
 * @param serverRoles its roles
 */
public record Server(
    String name, List<Domain> hosts, List<Cidr> addresses, Set<ServerRole> serverRoles) {

  public Server {
    hosts = List.copyOf(hosts);
    addresses = List.copyOf(addresses);
    serverRoles = Set.copyOf(serverRoles);
  }

  /** A role of a server. */
  public enum ServerRole {
    /** Customers log in to it to send messages. */
    SUBMISSION,
    /** It delivers to external servers. */
    OUTBOUND,
    /** Outgoing messages pass through it, and it may reject them. */
    GATEWAY,
    /** It receives messages from external servers. */
    INBOUND,
    /** It forwards customers' messages to external addresses. */
    FORWARDER;

    /** Returns the name in the servers file. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns whether the server has that IP. */
  public boolean hasAddress(Ip ip) {
    return addresses.stream().anyMatch(network -> network.contains(ip));
  }

  /** Returns its first IP that is not given as a network. */
  public Optional<Ip> address() {
    return addresses.stream()
        .filter(network -> network.prefix() == network.network().bits())
        .map(Cidr::network)
        .findFirst();
  }
}
