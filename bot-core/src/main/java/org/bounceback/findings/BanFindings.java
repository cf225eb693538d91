package org.bounceback.findings;

import java.util.Optional;
import org.bounceback.diagnosis.ServerFindings;
import org.bounceback.hosting.IpBanReport;

/**
 * Whether our own servers ban an IP address.
 *
 * @param subject the address
 * @param ownServers what they report; empty where none could be asked
 */
public record BanFindings(String subject, Optional<OwnServerFindings> ownServers)
    implements Findings {

  /** The findings of a check; the report is empty where no server could be asked. */
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
