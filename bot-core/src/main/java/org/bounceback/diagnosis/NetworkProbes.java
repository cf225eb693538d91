package org.bounceback.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.DomainAddressLookup;
import org.bounceback.authentication.DomainAddresses;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.authentication.MessageAuthenticationCheck;
import org.bounceback.authentication.SentMail;
import org.bounceback.authentication.SpfCheck;
import org.bounceback.authentication.SpfResult;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.UnlistableNetworks;
import org.bounceback.hosting.DomainHostingLookup;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.net.Deadline;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/** Checks over the network, each check with a deadline of its own. */
public final class NetworkProbes implements DiagnosticProbes {
  private final BlocklistCheck blocklists;
  private final RecipientCheck recipients;
  private final SpfCheck spf;
  private final MessageAuthenticationCheck authentication;
  private final DomainAddressLookup hostsBehind;
  private final DomainHostingLookup domainHostingLookup;
  private final ProbeTimeouts probeTimeouts;
  private final UnlistableNetworks unlistableNetworks = UnlistableNetworks.load();

  /** The timeouts for blocklists and for a recipient's servers. */
  public record ProbeTimeouts(Duration lists, Duration recipient) {}

  /** Creates probes that use these checks. */
  public NetworkProbes(
      BlocklistCheck blocklists,
      RecipientCheck recipients,
      SpfCheck spf,
      MessageAuthenticationCheck authentication,
      DomainAddressLookup hostsBehind,
      DomainHostingLookup domainHostingLookup,
      ProbeTimeouts probeTimeouts) {
    this.blocklists = blocklists;
    this.recipients = recipients;
    this.spf = spf;
    this.authentication = authentication;
    this.hostsBehind = hostsBehind;
    this.domainHostingLookup = domainHostingLookup;
    this.probeTimeouts = probeTimeouts;
  }

  @Override
  public Optional<BlocklistReport> lists(BlocklistSubject blocklistSubject) {
    return lists(List.of(blocklistSubject)).stream().findFirst();
  }

  /** Runs all checks at the same time. */
  @Override
  public List<BlocklistReport> lists(List<BlocklistSubject> blocklistSubjects) {
    Deadline deadline = Deadline.after(probeTimeouts.lists());
    List<CompletableFuture<BlocklistReport>> asked =
        blocklistSubjects.stream()
            .filter(blocklistSubject -> unlistableNetworks.reason(blocklistSubject).isEmpty())
            .map(
                blocklistSubject ->
                    blocklists.check(blocklistSubject, deadline, (done, all, zoneResult) -> {}))
            .map(CompletionStage::toCompletableFuture)
            .toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public Optional<RecipientReport> recipient(RecipientQuestion question) {
    return Optional.of(recipients.check(question, Deadline.after(probeTimeouts.recipient())));
  }

  @Override
  public Optional<SpfResult> spf(Ip ip, Domain domain) {
    return Optional.of(spf.check(ip, domain, Deadline.after(probeTimeouts.lists())));
  }

  @Override
  public Optional<MessageAuthentication> authentication(SentMail mail) {
    return Optional.of(authentication.check(mail, Deadline.after(probeTimeouts.lists())));
  }

  @Override
  public Optional<DomainAddresses> hostsBehind(Domain name) {
    return Optional.of(hostsBehind.of(name, Deadline.after(probeTimeouts.lists())));
  }

  @Override
  public HostingLocation mailOf(Domain domain) {
    return domainHostingLookup.ofMail(domain, Deadline.after(probeTimeouts.lists()));
  }

  @Override
  public HostingLocation dnsOf(Domain domain) {
    return domainHostingLookup.ofDns(domain, Deadline.after(probeTimeouts.lists()));
  }
}
