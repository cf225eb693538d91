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
 * Decides which addresses may be connected to. It judges addresses that come from users, mails and
 * DNS answers; a service that the operator names is permitted at exactly its host and port.
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
   * The policy with the packaged table of special-purpose networks.
   *
   * @param ownAddresses this host's own addresses, which are forbidden as well
   * @param allowed what the operator allows in spite of the table; usually nothing
   */
  public static OutboundPolicy standard(Set<Ip> ownAddresses, List<Allowed> allowed) {
    String name = "forbidden-networks.tsv";
    var forbidden = new ArrayList<Cidr>();
    for (var row : Table.parse(name, Resources.text(OutboundPolicy.class, name)).rows()) {
      forbidden.add(Cidr.parse(row.getOrDefault("network", "")).orElseThrow());
    }
    return new OutboundPolicy(forbidden, ownAddresses, allowed);
  }

  /** The right to connect to {@code ip} at {@code port}; empty when that is forbidden. */
  public Optional<PermittedEndpoint> permit(Ip ip, int port) {
    if (allowed.stream().anyMatch(each -> each.covers(ip, port))) {
      return Optional.of(new PermittedEndpoint(ip, port));
    }
    boolean isForbidden =
        ownAddresses.contains(ip) || forbidden.stream().anyMatch(network -> network.contains(ip));
    return isForbidden ? Optional.empty() : Optional.of(new PermittedEndpoint(ip, port));
  }

  /** The right to connect to a service that the operator named, wherever it is. */
  public static PermittedEndpoint namedByOperator(Ip ip, int port) {
    return new PermittedEndpoint(ip, port);
  }

  /**
   * A network that the operator allows although the table forbids it.
   *
   * @param network which addresses
   * @param port which port; empty for all
   */
  public record Allowed(Cidr network, Optional<Integer> port) {

    /**
     * Reads {@code CIDR} or {@code CIDR:PORT}; an IPv6 network with a port stands in brackets.
     *
     * @return empty when the text is neither
     */
    public static Optional<Allowed> parse(String text) {
      int bracket = text.lastIndexOf(']');
      int colon = text.indexOf(':', Math.max(bracket, 0));
      boolean bareIp6 = bracket < 0 && colon >= 0 && text.indexOf(':', colon + 1) >= 0;
      if (colon < 0 || bareIp6) {
        return Cidr.parse(withoutBrackets(text)).map(each -> new Allowed(each, Optional.empty()));
      }
      String digits = text.substring(colon + 1);
      if (!digits.matches("[1-9][0-9]{0,4}") || Integer.parseInt(digits) > 65_535) {
        return Optional.empty();
      }
      return Cidr.parse(withoutBrackets(text.substring(0, colon)))
          .map(each -> new Allowed(each, Optional.of(Integer.valueOf(digits))));
    }

    private static String withoutBrackets(String text) {
      return text.startsWith("[") && text.endsWith("]")
          ? text.substring(1, text.length() - 1)
          : text;
    }

    private boolean covers(Ip ip, int otherPort) {
      return network.contains(ip) && port.map(each -> each == otherPort).orElse(true);
    }
  }
}
