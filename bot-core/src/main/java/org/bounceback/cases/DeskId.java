package org.bounceback.cases;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Identifies the ticket system that has a ticket. Two ticket systems with the same ID are the same,
 * even if their secrets, queues or URL schemes differ.
 *
 * @param kind the product, as the configuration names it
 * @param address the address in lower case: host, port and path, or an e-mail address; empty for
 *     the local ticket system
 */
public record DeskId(String kind, String address) {

  /** The local ticket system, which uses our own database. */
  public static final DeskId LOCAL = new DeskId("local", "");

  /** Returns the ID of a ticket system at an e-mail address. */
  public static DeskId at(String kind, String mailAddress) {
    return new DeskId(kind, mailAddress.toLowerCase(Locale.ROOT));
  }

  /** Returns the ID of a ticket system at a URL, which must have a host. */
  public static DeskId at(String kind, URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = Optional.ofNullable(url.getPath()).orElse("");
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return new DeskId(kind, url.getHost().toLowerCase(Locale.ROOT) + port + path.substring(0, end));
  }

  /** Returns the form in which it is stored and shown. */
  @Override
  public String toString() {
    return address.isEmpty() ? kind : kind + " " + address;
  }
}
