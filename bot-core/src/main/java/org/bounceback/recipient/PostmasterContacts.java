package org.bounceback.recipient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;

/**
 * Finds the contacts for a domain's mail. Large receivers have their own form; all others must read
 * postmaster@ (RFC 2142, RFC 5321 section 4.5.1). The mailbox in the SOA record is a third option,
 * unless it belongs to the DNS provider, who does not operate the mail server. Mailboxes for DMARC
 * reports are never used because programs read them, nor are those of security.txt, which are for
 * vulnerabilities.
 */
final class PostmasterContacts {
  private final Dns dns;

  PostmasterContacts(Dns dns) {
    this.dns = dns;
  }

  /** Returns e-mail addresses or a form, best first. */
  List<String> find(
      Domain domain,
      Optional<MailboxProvider> mailboxProvider,
      ProbeOutcome probeOutcome,
      Deadline deadline) {
    if (probeOutcome == ProbeOutcome.NO_MAIL_SERVER) {
      return List.of();
    }
    if (mailboxProvider.isPresent() && !mailboxProvider.get().adminUseful()) {
      return mailboxProvider.get().form().stream().toList();
    }
    var contacts = new ArrayList<>(List.of("postmaster@" + domain, "abuse@" + domain));
    zoneMailbox(domain, deadline)
        .filter(mailbox -> !contacts.contains(mailbox))
        .ifPresent(contacts::add);
    return contacts;
  }

  /**
   * Returns the mailbox in the SOA record (RFC 1035 section 3.3.13), if it is within the domain.
   */
  private Optional<String> zoneMailbox(Domain domain, Deadline deadline) {
    DnsReply reply =
        dns.query(new DnsQuestion(domain, RecordType.SOA), deadline).toCompletableFuture().join();
    if (!(reply instanceof DnsReply.Answer answer)) {
      return Optional.empty();
    }
    return answer.records().stream()
        .filter(DnsRecord.Authority.class::isInstance)
        .map(dnsRecord -> ((DnsRecord.Authority) dnsRecord).mailbox())
        .filter(mailbox -> mailbox.isWithin(domain) && !mailbox.equals(domain))
        .map(mailbox -> mailbox.name().replaceFirst("\\.", "@"))
        .filter(mailbox -> mailbox.endsWith("@" + domain))
        .findFirst();
  }
}
