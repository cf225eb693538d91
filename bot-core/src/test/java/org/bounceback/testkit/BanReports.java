package org.bounceback.testkit;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBan.Blocker;
import org.bounceback.hosting.IpBanReport;

/** Ban reports of a server srv12, for tests. */
public final class BanReports {
  private BanReports() {}

  /** No server bans the address. */
  public static Optional<IpBanReport> none(Ip ip) {
    return Optional.of(new IpBanReport(ip, List.of(), List.of("srv12"), List.of()));
  }

  /** The server's cPHulk bans the address. */
  public static Optional<IpBanReport> banned(Ip ip) {
    var ban =
        new IpBan(
            "srv12",
            Blocker.CPHULK,
            "",
            ip,
            "too many failed logins",
            Optional.empty(),
            Optional.empty(),
            false);
    return Optional.of(new IpBanReport(ip, List.of(ban), List.of("srv12"), List.of()));
  }
}
