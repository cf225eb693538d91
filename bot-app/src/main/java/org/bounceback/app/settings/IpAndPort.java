package org.bounceback.app.settings;

import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * A configured address and port, such as the resolver's.
 *
 * @param ip the address; {@code localhost} is 127.0.0.1
 * @param port 1 to 65,535
 */
public record IpAndPort(Ip ip, int port) {

  /** Parses {@code ADDRESS:PORT}, {@code [ADDRESS]:PORT} or an address without a port. */
  public static Optional<IpAndPort> parse(String text, int defaultPort) {
    Optional<Ip> withoutPort = Ip.parse(host(text));
    if (withoutPort.isPresent()) {
      return Optional.of(new IpAndPort(withoutPort.get(), defaultPort));
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    return Ip.parse(host(text.substring(0, colon)))
        .filter(ip -> port > 0 && port < 65_536)
        .map(ip -> new IpAndPort(ip, port));
  }

  private static String host(String text) {
    return text.equalsIgnoreCase("localhost") ? "127.0.0.1" : text;
  }
}
