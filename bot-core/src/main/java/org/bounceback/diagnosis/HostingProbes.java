package org.bounceback.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.DomainAddresses;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.authentication.SentMail;
import org.bounceback.authentication.SpfResult;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.MailLogReport;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.net.Deadline;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/** Asks our own servers too, beside whatever else is asked. */
public final class HostingProbes implements DiagnosticProbes {
  private final DiagnosticProbes others;
  private final ServerQueries serverQueries;
  private final Duration patience;

  /**
   * Asks {@code others} about the world, and our own side about itself.
   *
   * @param patience how long one question to our own servers may take
   */
  public HostingProbes(DiagnosticProbes others, ServerQueries serverQueries, Duration patience) {
    this.others = others;
    this.serverQueries = serverQueries;
    this.patience = patience;
  }

  @Override
  public Optional<DomainMailSetup> ownMail(Domain domain) {
    return ask(deadline -> serverQueries.mailOf(domain, deadline));
  }

  @Override
  public Optional<IpBanReport> ownBlocks(Ip ip) {
    return ask(deadline -> serverQueries.blocks(ip, deadline));
  }

  @Override
  public Optional<MailLogReport> ownLog(MailLogQuery question) {
    return ask(deadline -> serverQueries.log(question, deadline));
  }

  @Override
  public Optional<BlocklistReport> lists(BlocklistSubject blocklistSubject) {
    return others.lists(blocklistSubject);
  }

  @Override
  public List<BlocklistReport> lists(List<BlocklistSubject> blocklistSubjects) {
    return others.lists(blocklistSubjects);
  }

  @Override
  public Optional<RecipientReport> recipient(RecipientQuestion question) {
    return others.recipient(question);
  }

  @Override
  public Optional<SpfResult> spf(Ip ip, Domain domain) {
    return others.spf(ip, domain);
  }

  @Override
  public Optional<MessageAuthentication> authentication(SentMail mail) {
    return others.authentication(mail);
  }

  @Override
  public Optional<DomainAddresses> hostsBehind(Domain name) {
    return others.hostsBehind(name);
  }

  @Override
  public HostingLocation mailOf(Domain domain) {
    return others.mailOf(domain);
  }

  @Override
  public HostingLocation dnsOf(Domain domain) {
    return others.dnsOf(domain);
  }

  /** One question to our own side. */
  private interface Question<T> {
    Optional<T> ask(Deadline deadline) throws InterruptedException;
  }

  private <T> Optional<T> ask(Question<T> question) {
    try {
      return question.ask(Deadline.after(patience));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
