package org.bounceback.hosting;

import java.util.List;
import org.bounceback.address.Ip;

/**
 * The bans of an IP on our own servers.
 *
 * @param ip the IP
 * @param bans the bans
 * @param checkedServers the servers that responded
 * @param failures why others did not, one sentence each; nothing is known about those
 */
public record IpBanReport(
    Ip ip, List<IpBan> bans, List<String> checkedServers, List<String> failures) {
  public IpBanReport {
    bans = List.copyOf(bans);
    checkedServers = List.copyOf(checkedServers);
    failures = List.copyOf(failures);
  }
}
