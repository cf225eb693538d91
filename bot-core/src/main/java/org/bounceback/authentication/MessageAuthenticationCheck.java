package org.bounceback.authentication;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/**
 * Checks SPF, DKIM and DMARC of a returned message as its receiver did, and finds the DNS records
 * that need to be changed. Safe for concurrent use. A check blocks its caller until the deadline at
 * most.
 */
public final class MessageAuthenticationCheck {
  private final SpfCheck spf;
  private final DkimCheck dkim;
  private final DmarcCheck dmarc;
  private final DnsRecordAdvisor dnsRecordAdvisor;

  /**
   * Creates a check that uses {@code dns}.
   *
   * @param own finds out which name servers are ours
   * @param clock the time for the SPF explanation of a domain
   */
  public MessageAuthenticationCheck(Dns dns, NameServerOwnership own, Clock clock) {
    this.spf = new SpfCheck(dns, clock);
    this.dkim = new DkimCheck(dns);
    this.dmarc = new DmarcCheck(dns);
    this.dnsRecordAdvisor = new DnsRecordAdvisor(dns, own);
  }

  /** Checks the message. */
  public MessageAuthentication check(SentMail mail, Deadline deadline) {
    Domain domain = mail.sender().domain();
    SpfOutcome outcome =
        spf.check(SpfQuestion.about(mail.ip(), mail.sender().toString(), domain.name()), deadline);
    Optional<Dmarc> policy = mail.author().flatMap(author -> dmarc.policy(author, deadline));
    Optional<Boolean> spfAligned =
        policy.flatMap(
            dmarcPolicy ->
                dmarc.isAligned(dmarcPolicy.author(), domain, dmarcPolicy.strictSpf(), deadline));
    List<MessageAuthentication.Signed> signatures =
        findings(mail, deadline).stream()
            .map(
                result ->
                    new MessageAuthentication.Signed(result, isAligned(result, policy, deadline)))
            .toList();
    return new MessageAuthentication(
        mail.ip(),
        domain,
        outcome,
        spfAligned,
        signatures,
        policy,
        policy.isEmpty()
            ? MessageAuthentication.DmarcResult.UNKNOWN
            : MessageAuthentication.result(outcome, spfAligned, signatures),
        fixes(mail, outcome, signatures, policy, deadline));
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
        dmarcPolicy ->
            finding
                .domain()
                .flatMap(
                    signer ->
                        dmarc.isAligned(
                            dmarcPolicy.author(), signer, dmarcPolicy.strictDkim(), deadline)));
  }

  /** Returns the records to change. An IP that is not ours is not added to any record. */
  private List<DnsRecordFix> fixes(
      SentMail mail,
      SpfOutcome outcome,
      List<MessageAuthentication.Signed> signatures,
      Optional<Dmarc> policy,
      Deadline deadline) {
    var fixes = new ArrayList<DnsRecordFix>();
    if (mail.ours()) {
      dnsRecordAdvisor
          .spf(mail.ip(), mail.sender().domain(), outcome, deadline)
          .ifPresent(fixes::add);
    }
    policy
        .flatMap(dmarcPolicy -> dnsRecordAdvisor.dmarc(dmarcPolicy, deadline))
        .ifPresent(fixes::add);
    signatures.forEach(
        signature -> dnsRecordAdvisor.dkim(signature.result(), deadline).ifPresent(fixes::add));
    return fixes;
  }
}
