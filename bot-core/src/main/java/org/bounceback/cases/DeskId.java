package org.bounceback.cases;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Which desk a ticket is at. Two desks of one name are the same, whatever their secrets, queues and
 * schemes are.
 *
 * @param kind what it is, as the configuration calls it
 * @param address where it is, in small letters: host, port and path, or a mail address; empty for
 *     the one in our own store
 */
public record DeskId(String kind, String address) {

  /** The desk in our own store. */
  public static final DeskId LOCAL = new DeskId("local", "");

  /** The desk of that kind at a mail address. */
  public static DeskId at(String kind, String mailAddress) {
    return new DeskId(kind, mailAddress.toLowerCase(Locale.ROOT));
  }

  /** The desk of that kind at a web address, whose host must be given. */
  public static DeskId at(String kind, URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    String path = Optional.ofNullable(url.getPath()).orElse("");
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return new DeskId(kind, url.getHost().toLowerCase(Locale.ROOT) + port + path.substring(0, end));
  }

  /** As it is kept and shown. */
  @Override
  public String toString() {
    return address.isEmpty() ? kind : kind + " " + address;
  }
}
