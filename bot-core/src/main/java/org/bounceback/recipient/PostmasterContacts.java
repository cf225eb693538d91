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
 * Whom to write to about a domain's mail. A large receiver has a form of its own; everybody else
 * must read postmaster@ (RFC 2142, RFC 5321 section 4.5.1). The SOA record's mailbox is a third way
 * unless it is that of the DNS host, who runs no mail here. Never the mailboxes of DMARC reports,
 * which programs read, nor those of security.txt, which are for vulnerabilities.
 */
final class PostmasterContacts {
  private final Dns dns;

  PostmasterContacts(Dns dns) {
    this.dns = dns;
  }

  /** Mail addresses or a form, best first. */
  List<String> of(
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

  /** The SOA record's mailbox (RFC 1035 section 3.3.13), where it lies in the domain itself. */
  private Optional<String> zoneMailbox(Domain domain, Deadline deadline) {
    DnsReply reply =
        dns.ask(new DnsQuestion(domain, RecordType.SOA), deadline).toCompletableFuture().join();
    if (!(reply instanceof DnsReply.Answer answer)) {
      return Optional.empty();
    }
    return answer.records().stream()
        .filter(DnsRecord.Authority.class::isInstance)
        .map(each -> ((DnsRecord.Authority) each).mailbox())
        .filter(mailbox -> mailbox.isWithin(domain) && !mailbox.equals(domain))
        .map(mailbox -> mailbox.name().replaceFirst("\\.", "@"))
        .filter(mailbox -> mailbox.endsWith("@" + domain))
        .findFirst();
  }
}
