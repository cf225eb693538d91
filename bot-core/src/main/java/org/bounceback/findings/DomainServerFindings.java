package org.bounceback.findings;

import java.util.Optional;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.HostingLocation;

/**
 * Where the mail of a domain on our servers is sent from, and whether it is routed correctly.
 *
 * @param subject the domain
 * @param mailSetup its setup; empty where no server reported it
 * @param mx the code of where its MX records point
 */
public record DomainServerFindings(String subject, Optional<MailSetup> mailSetup, String mx)
    implements Findings {

  /** Creates the findings of a check. */
  public static DomainServerFindings of(
      String subject, Optional<DomainMailSetup> mail, HostingLocation mx) {
    return new DomainServerFindings(subject, mail.map(MailSetup::of), mx.code());
  }

  @Override
  public Findings withoutServerDetails() {
    return new DomainServerFindings(subject, mailSetup.map(MailSetup::withoutDetails), mx);
  }
}
