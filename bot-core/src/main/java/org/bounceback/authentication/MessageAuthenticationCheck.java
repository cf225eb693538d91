package org.bounceback.authentication;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/**
 * Looks at a mail that came back as its receiver did: SPF, DKIM and DMARC together, and which
 * records have to be changed. Safe for concurrent use; a check blocks its caller until the deadline
 * at the latest.
 */
public final class MessageAuthenticationCheck {
  private final SpfCheck spf;
  private final DkimCheck dkim;
  private final DmarcCheck dmarc;
  private final DnsRecordAdvisor dnsRecordAdvisor;

  /**
   * A check that asks {@code dns}.
   *
   * @param own which name servers are ours
   * @param clock the time that a domain's words for a failure may tell
   */
  public MessageAuthenticationCheck(Dns dns, NameServerOwnership own, Clock clock) {
    this.spf = new SpfCheck(dns, clock);
    this.dkim = new DkimCheck(dns);
    this.dmarc = new DmarcCheck(dns);
    this.dnsRecordAdvisor = new DnsRecordAdvisor(dns, own);
  }

  /** What is to be seen of the mail. */
  public MessageAuthentication check(SentMail mail, Deadline deadline) {
    Domain domain = mail.sender().domain();
    SpfOutcome answer =
        spf.check(SpfQuestion.about(mail.ip(), mail.sender().toString(), domain.name()), deadline);
    Optional<Dmarc> policy = mail.author().flatMap(author -> dmarc.policy(author, deadline));
    Optional<Boolean> spfAligned =
        policy.flatMap(each -> dmarc.isAligned(each.author(), domain, each.strictSpf(), deadline));
    List<MessageAuthentication.Signed> signatures =
        findings(mail, deadline).stream()
            .map(each -> new MessageAuthentication.Signed(each, isAligned(each, policy, deadline)))
            .toList();
    return new MessageAuthentication(
        mail.ip(),
        domain,
        answer,
        spfAligned,
        signatures,
        policy,
        policy.isEmpty()
            ? MessageAuthentication.DmarcResult.UNKNOWN
            : MessageAuthentication.result(answer, spfAligned, signatures),
        fixes(mail, answer, signatures, policy, deadline));
  }

  private List<DkimResult> findings(SentMail mail, Deadline deadline) {
    return mail.mail()
        .map(mimePart -> dkim.verify(mimePart.bytes(), deadline))
        .filter(findings -> !findings.isEmpty())
        .orElseGet(() -> dkim.keys(mail.signatures(), deadline));
  }

  private Optional<Boolean> isAligned(
      DkimResult finding, Optional<Dmarc> policy, Deadline deadline) {
    return policy.flatMap(
        each ->
            finding
                .domain()
                .flatMap(
                    signer -> dmarc.isAligned(each.author(), signer, each.strictDkim(), deadline)));
  }

  /** An address that is not ours is not put into anybody's record. */
  private List<DnsRecordFix> fixes(
      SentMail mail,
      SpfOutcome answer,
      List<MessageAuthentication.Signed> signatures,
      Optional<Dmarc> policy,
      Deadline deadline) {
    var wanted = new ArrayList<DnsRecordFix>();
    if (mail.ours()) {
      dnsRecordAdvisor
          .spf(mail.ip(), mail.sender().domain(), answer, deadline)
          .ifPresent(wanted::add);
    }
    policy.flatMap(each -> dnsRecordAdvisor.dmarc(each, deadline)).ifPresent(wanted::add);
    signatures.forEach(
        each -> dnsRecordAdvisor.dkim(each.finding(), deadline).ifPresent(wanted::add));
    return wanted;
  }
}
