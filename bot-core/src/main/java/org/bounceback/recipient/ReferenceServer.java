package org.bounceback.recipient;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * An external mail server that the operator expects to be reachable. It distinguishes a blocked
 * outgoing port from a server that is down.
 *
 * @param ip its address; empty if only its name is given
 * @param name its name; empty if only its address is given
 * @param port its port
 */
public record ReferenceServer(Optional<Ip> ip, Optional<Domain> name, int port) {

  /**
   * Parses a name or an address, with or without a port after a colon; an IPv6 address with a port
   * must be in brackets.
   *
   * @return empty if the text is none of these
   */
  public static Optional<ReferenceServer> parse(String text, int defaultPort) {
    Optional<Ip> withoutPort = Ip.parse(text);
    if (withoutPort.isPresent()) {
      return Optional.of(new ReferenceServer(withoutPort, Optional.empty(), defaultPort));
    }
    int colon = text.lastIndexOf(':');
    String digits = text.substring(colon + 1);
    boolean hasPort = colon > 0 && digits.matches("[1-9][0-9]{0,4}");
    int port = hasPort ? Integer.parseInt(digits) : defaultPort;
    String host = (hasPort ? text.substring(0, colon) : text).replaceAll("^\\[|\\]$", "");
    Optional<Ip> ip = Ip.parse(host);
    Optional<Domain> name = ip.isPresent() ? Optional.empty() : Domain.parse(host);
    boolean isUsable = port < 65_536 && (ip.isPresent() || name.isPresent());
    return isUsable ? Optional.of(new ReferenceServer(ip, name, port)) : Optional.empty();
  }
}
