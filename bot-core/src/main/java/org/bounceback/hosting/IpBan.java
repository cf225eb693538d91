package org.bounceback.hosting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * A ban of an IP by one of our own servers.
 *
 * @param server the server
 * @param by the program that bans
 * @param list its list or jail
 * @param ip the banned IP
 * @param reason the reason given by the program; may be empty
 * @param since the start, if known
 * @param until the automatic end, if known
 * @param removable whether the panel can remove it
 */
public record IpBan(
    String server,
    Blocker by,
    String list,
    Ip ip,
    String reason,
    Optional<Instant> since,
    Optional<Instant> until,
    boolean removable) {

  /** A program that bans IPs. */
  public enum Blocker {
    CPHULK("cPHulk"),
    CSF("CSF"),
    FAIL2BAN("fail2ban"),
    IMUNIFY360("Imunify360"),
    BRUTE_FORCE_MONITOR("Brute Force Monitor"),
    MAIL_SERVER("the mail server");

    private final String title;

    Blocker(String title) {
      this.title = title;
    }

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the display name. */
    public String title() {
      return title;
    }
  }
}
