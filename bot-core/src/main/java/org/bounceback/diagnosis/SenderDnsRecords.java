package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.authentication.DnsRecordFix;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.authentication.SentMail;
import org.bounceback.bounce.BounceReason;

/** Checks the DNS records of the sender's domain if a rejection is about them. */
final class SenderDnsRecords {
  /** Advice for rejections about another record of the domain. */
  private static final String ABOUT_MX = "null-mx-sender";

  private SenderDnsRecords() {}

  /**
   * Checks the message's authentication as its receiver did; empty for other rejections or when not
   * checked.
   */
  static Optional<MessageAuthentication> of(
      RecipientDiagnosis recipientDiagnosis, DiagnosticProbes diagnosticProbes) {
    RecipientEvidence found = recipientDiagnosis.found();
    MailOrigin mailOrigin = found.mailOrigin();
    boolean isAboutRecords =
        found.recipient().reason() == BounceReason.AUTH_FAILURE
            && !recipientDiagnosis.ruling().advice().id().equals(ABOUT_MX);
    Optional<MailAddress> sender = mailOrigin.sender();
    if (!isAboutRecords || sender.isEmpty() || mailOrigin.sendingIp().isEmpty()) {
      return Optional.empty();
    }
    return diagnosticProbes.authentication(
        new SentMail(
            mailOrigin.sendingIp().get(),
            mailOrigin.sentByUs().orElse(false),
            sender.get(),
            found.bounce().returned(),
            found.bounce().returnedMail()));
  }

  /** Returns the required records as lines to copy. */
  static Optional<String> wanted(Optional<MessageAuthentication> seen) {
    List<String> lines = fixes(seen).flatMap(each -> each.line().stream()).toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(" + ", lines));
  }

  /** Returns who hosts the first of them. */
  static Optional<String> host(Optional<MessageAuthentication> seen) {
    return fixes(seen)
        .filter(each -> !each.nameServers().isEmpty())
        .findFirst()
        .map(each -> String.join(", ", each.nameServers().stream().map(Domain::name).toList()));
  }

  private static Stream<DnsRecordFix> fixes(Optional<MessageAuthentication> seen) {
    return seen.stream().flatMap(each -> each.fixes().stream());
  }
}
