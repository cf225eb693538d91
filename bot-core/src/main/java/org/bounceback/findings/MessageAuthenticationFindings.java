package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.findings.AuthenticationDetails.Dkim;
import org.bounceback.findings.AuthenticationDetails.Dmarc;
import org.bounceback.findings.AuthenticationDetails.Fix;
import org.bounceback.findings.AuthenticationDetails.Spf;

/**
 * Whether an e-mail authenticates, as its receiver saw it.
 *
 * @param address the IP address that sent it
 * @param domain the envelope sender's domain
 * @param dmarc the domain's record; empty where it has none
 * @param dmarcResult the code of the result
 * @param fixes the DNS records to change
 */
public record MessageAuthenticationFindings(
    String address,
    String domain,
    Spf spf,
    Optional<Boolean> spfAligned,
    List<Dkim> dkim,
    Optional<Dmarc> dmarc,
    String dmarcResult,
    List<Fix> fixes) {

  public MessageAuthenticationFindings {
    dkim = List.copyOf(dkim);
    fixes = List.copyOf(fixes);
  }

  static MessageAuthenticationFindings of(MessageAuthentication seen) {
    return new MessageAuthenticationFindings(
        seen.ip().toString(),
        seen.domain().name(),
        Spf.of(seen.spf()),
        seen.spfAligned(),
        seen.signatures().stream().map(Dkim::of).toList(),
        seen.dmarc().map(Dmarc::of),
        seen.dmarcResult().code(),
        seen.fixes().stream().map(Fix::of).toList());
  }
}
