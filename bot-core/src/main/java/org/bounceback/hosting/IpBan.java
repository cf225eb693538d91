package org.bounceback.hosting;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * A block of one of our own servers.
 *
 * @param server whose
 * @param by what blocks
 * @param list which of its lists or jails
 * @param ip whom
 * @param why in the words of what blocks; may be empty
 * @param since when it began, where that is kept
 * @param until when it ends by itself, where that is known
 * @param liftable whether the panel can be asked to end it
 */
public record IpBan(
    String server,
    Blocker by,
    String list,
    Ip ip,
    String why,
    Optional<Instant> since,
    Optional<Instant> until,
    boolean liftable) {

  /** What on a server blocks. */
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

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name for people. */
    public String title() {
      return title;
    }
  }
}
