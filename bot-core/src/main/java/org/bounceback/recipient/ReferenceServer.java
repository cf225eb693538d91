package org.bounceback.recipient;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * A mail server elsewhere that the operator knows to answer; by it a shut way out is told from a
 * server that is down.
 *
 * @param ip its address; empty where only its name is given
 * @param name its name; empty where only its address is given
 * @param port where it listens
 */
public record ReferenceServer(Optional<Ip> ip, Optional<Domain> name, int port) {

  /**
   * Reads a name or an address, each with a port behind a colon or without; an IPv6 address with a
   * port stands in brackets.
   *
   * @return empty when the text is none of these
   */
  public static Optional<ReferenceServer> parse(String text, int standardPort) {
    Optional<Ip> alone = Ip.parse(text);
    if (alone.isPresent()) {
      return Optional.of(new ReferenceServer(alone, Optional.empty(), standardPort));
    }
    int colon = text.lastIndexOf(':');
    String digits = text.substring(colon + 1);
    boolean hasPort = colon > 0 && digits.matches("[1-9][0-9]{0,4}");
    int port = hasPort ? Integer.parseInt(digits) : standardPort;
    String host = (hasPort ? text.substring(0, colon) : text).replaceAll("^\\[|\\]$", "");
    Optional<Ip> ip = Ip.parse(host);
    Optional<Domain> name = ip.isPresent() ? Optional.empty() : Domain.parse(host);
    boolean isUsable = port < 65_536 && (ip.isPresent() || name.isPresent());
    return isUsable ? Optional.of(new ReferenceServer(ip, name, port)) : Optional.empty();
  }
}
