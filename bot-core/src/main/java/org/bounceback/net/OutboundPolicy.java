package org.bounceback.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/**
 * Decides which addresses may be connected to. It applies to addresses that come from users,
 * messages and DNS replies. A service in the configuration is permitted at exactly its host and
 * port.
 *
 * <p>Safe for concurrent use.
 */
public final class OutboundPolicy {
  private final List<Cidr> forbidden;
  private final Set<Ip> ownAddresses;
  private final List<Allowed> allowed;

  private OutboundPolicy(List<Cidr> forbidden, Set<Ip> ownAddresses, List<Allowed> allowed) {
    this.forbidden = List.copyOf(forbidden);
    this.ownAddresses = Set.copyOf(ownAddresses);
    this.allowed = List.copyOf(allowed);
  }

  /**
   * Creates the policy with the bundled table of special-purpose networks.
   *
   * @param ownAddresses this host's own addresses, which are forbidden too
   * @param allowed exceptions by the operator; usually none
   */
  public static OutboundPolicy load(Set<Ip> ownAddresses, List<Allowed> allowed) {
    String name = "forbidden-networks.tsv";
    var forbidden = new ArrayList<Cidr>();
    for (var row : Table.parse(name, Resources.text(OutboundPolicy.class, name)).rows()) {
      forbidden.add(Cidr.parse(row.getOrDefault("network", "")).orElseThrow());
    }
    return new OutboundPolicy(forbidden, ownAddresses, allowed);
  }

  /** Returns the permission to connect to {@code ip} at {@code port}; empty if it is forbidden. */
  public Optional<PermittedEndpoint> permit(Ip ip, int port) {
    if (allowed.stream().anyMatch(exception -> exception.covers(ip, port))) {
      return Optional.of(new PermittedEndpoint(ip, port));
    }
    boolean isForbidden =
        ownAddresses.contains(ip) || forbidden.stream().anyMatch(network -> network.contains(ip));
    return isForbidden ? Optional.empty() : Optional.of(new PermittedEndpoint(ip, port));
  }

  /** Returns the permission to connect to a service in the configuration, at any address. */
  public static PermittedEndpoint namedByOperator(Ip ip, int port) {
    return new PermittedEndpoint(ip, port);
  }

  /**
   * A network that the operator allows despite the table.
   *
   * @param network the addresses
   * @param port the port; empty for all
   */
  public record Allowed(Cidr network, Optional<Integer> port) {

    /**
     * Parses {@code CIDR} or {@code CIDR:PORT}; an IPv6 network with a port must be in brackets.
     *
     * @return empty if the text is neither
     */
    public static Optional<Allowed> parse(String text) {
      int bracket = text.lastIndexOf(']');
      int colon = text.indexOf(':', Math.max(bracket, 0));
      boolean bareIp6 = bracket < 0 && colon >= 0 && text.indexOf(':', colon + 1) >= 0;
      if (colon < 0 || bareIp6) {
        return Cidr.parse(withoutBrackets(text)).map(cidr -> new Allowed(cidr, Optional.empty()));
      }
      String digits = text.substring(colon + 1);
      if (!digits.matches("[1-9][0-9]{0,4}") || Integer.parseInt(digits) > 65_535) {
        return Optional.empty();
      }
      return Cidr.parse(withoutBrackets(text.substring(0, colon)))
          .map(cidr -> new Allowed(cidr, Optional.of(Integer.valueOf(digits))));
    }

    private static String withoutBrackets(String text) {
      return text.startsWith("[") && text.endsWith("]")
          ? text.substring(1, text.length() - 1)
          : text;
    }

    private boolean covers(Ip ip, int otherPort) {
      return network.contains(ip) && port.map(allowedPort -> allowedPort == otherPort).orElse(true);
    }
  }
}
