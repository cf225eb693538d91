package org.bounceback.sandbox.dns;

import java.net.UnknownHostException;
import org.xbill.DNS.Address;
import org.xbill.DNS.Name;
import org.xbill.DNS.ReverseMap;

/**
 * A blocklist zone (RFC 5782) with the test entries of its section 5: 127.0.0.2, ::FFFF:7F00:2 and
 * the domain {@code test} are listed, 127.0.0.1, ::FFFF:7F00:1 and {@code invalid} are not. Entries
 * can be changed while the server runs.
 */
public final class Blocklist {
  private static final String LISTED = "127.0.0.2";

  private final Zones zones;
  private final String zone;

  /** Creates the zone in {@code zones} and adds the test entries. */
  public Blocklist(Zones zones, String zone) {
    this.zones = zones;
    this.zone = zone;
    zones.open(zone);
    list("127.0.0.2", LISTED, "Test entry");
    list("::ffff:7f00:2", LISTED, "Test entry");
    list("test", LISTED, "Test entry");
  }

  /**
   * Lists a subject, or adds a code if it is already listed.
   *
   * @param subject an IPv4 or IPv6 address, or a domain
   * @param code the A record, usually of 127.0.0.0/8
   * @param reason the TXT record; empty for none
   */
  public void list(String subject, String code, String reason) {
    zones.add(owner(subject) + " A " + code);
    if (!reason.isEmpty()) {
      zones.replace(owner(subject) + " TXT \"" + escaped(reason) + '"');
    }
  }

  /** Removes a subject, whether it is listed or not. */
  public void remove(String subject) {
    zones.remove(owner(subject), "A");
    zones.remove(owner(subject), "TXT");
  }

  /** Removes every entry, including test entries, as operators do when they close a list. */
  public void empty() {
    zones.close(zone);
    zones.open(zone);
  }

  /** Returns the name that is queried for a subject, without the final dot. */
  public String owner(String subject) {
    return reversed(subject) + '.' + zone;
  }

  private static String reversed(String subject) {
    if (!Address.isDottedQuad(subject) && !subject.contains(":")) {
      return subject;
    }
    try {
      int family = subject.contains(":") ? Address.IPv6 : Address.IPv4;
      Name name = ReverseMap.fromAddress(subject, family);
      return name.relativize(new Name(name, name.labels() - 3)).toString();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + subject, e);
    }
  }

  private static String escaped(String reason) {
    return reason.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
