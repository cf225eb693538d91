package org.bounceback.findings;

import java.util.Optional;
import org.bounceback.diagnosis.ServerFindings;
import org.bounceback.hosting.IpBanReport;

/**
 * Whether our own servers ban an IP address.
 *
 * @param subject the address
 * @param ownServers what they report; empty if none could be checked
 */
public record BanFindings(String subject, Optional<OwnServerFindings> ownServers)
    implements Findings {

  /** Creates the findings of a check; the report is empty if no server could be checked. */
  public static BanFindings of(String subject, Optional<IpBanReport> report) {
    return new BanFindings(
        subject,
        OwnServerFindings.of(
            new ServerFindings(Optional.empty(), Optional.empty(), report, Optional.empty())));
  }

  @Override
  public Findings withoutServerDetails() {
    return new BanFindings(subject, ownServers.map(OwnServerFindings::withoutDetails));
  }
}
