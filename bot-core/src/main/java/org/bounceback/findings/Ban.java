package org.bounceback.findings;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBan.Blocker;

/**
 * A ban by one of our own servers.
 *
 * @param by the code of the program that bans
 * @param list which of its lists or jails
 * @param address the banned IP address
 * @param reason the reason in that program's words; empty where it gives none
 * @param since when it began, where that is stored
 * @param until when it expires, where that is known
 * @param liftable whether a panel can end it
 */
public record Ban(
    String server,
    String by,
    String list,
    String address,
    Optional<String> reason,
    Optional<Instant> since,
    Optional<Instant> until,
    boolean liftable) {

  /** Returns the stored form of a ban. */
  public static Ban of(IpBan ban) {
    return new Ban(
        ban.server(),
        ban.by().code(),
        ban.list(),
        ban.ip().toString(),
        Optional.of(ban.reason()).filter(why -> !why.isBlank()),
        ban.since(),
        ban.until(),
        ban.removable());
  }

  /** Returns the ban for a panel to end it; empty if its program is no longer known. */
  public Optional<IpBan> toIpBan() {
    Optional<Blocker> blocker =
        Arrays.stream(Blocker.values()).filter(each -> each.code().equals(by)).findFirst();
    Optional<Ip> ip = Ip.parse(address);
    return blocker.isEmpty() || ip.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IpBan(
                server, blocker.get(), list, ip.get(), reason.orElse(""), since, until, liftable));
  }

  /** Returns whether this is the same ban, even if other details differ. */
  boolean isSame(Ban other) {
    return server.equals(other.server)
        && by.equals(other.by)
        && list.equals(other.list)
        && address.equals(other.address);
  }

  Ban withoutReason() {
    return new Ban(server, by, list, address, Optional.empty(), since, until, liftable);
  }
}
