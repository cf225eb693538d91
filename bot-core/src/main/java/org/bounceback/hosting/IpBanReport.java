package org.bounceback.hosting;

import java.util.List;
import org.bounceback.address.Ip;

/**
 * The bans of an IP on our own servers.
 *
 * @param ip the IP
 * @param found the bans
 * @param asked the servers that responded
 * @param trouble why others did not, one sentence each; nothing is known about those
 */
public record IpBanReport(Ip ip, List<IpBan> found, List<String> asked, List<String> trouble) {
  public IpBanReport {
    found = List.copyOf(found);
    asked = List.copyOf(asked);
    trouble = List.copyOf(trouble);
  }
}
