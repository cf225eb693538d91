package org.bounceback.hosting;

import java.util.List;
import org.bounceback.address.Ip;

/**
 * Whether our own servers block an address.
 *
 * @param ip whom
 * @param found what blocks it
 * @param asked which servers answered
 * @param trouble why others did not, a sentence each: of those nothing is known
 */
public record IpBanReport(Ip ip, List<IpBan> found, List<String> asked, List<String> trouble) {
  public IpBanReport {
    found = List.copyOf(found);
    asked = List.copyOf(asked);
    trouble = List.copyOf(trouble);
  }
}
