package org.bounceback.complaint;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.authentication.SentMail;
import org.bounceback.authentication.SpfResult;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.Zone;
import org.bounceback.blocklist.ZoneResult;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.recipient.ProbeOutcome;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/** Probes with predefined results. */
final class KnownWorld implements DiagnosticProbes {
  private static final Zone ZEN = BlocklistCatalog.load().find("zen.spamhaus.org").orElseThrow();

  private final Map<String, HostingLocation> mail = new HashMap<>();
  private final Map<String, Boolean> listed = new HashMap<>();
  private final Map<HostingLocation, Boolean> dns = new EnumMap<>(HostingLocation.class);
  private SpfResult spf = SpfResult.PASS;
  private ProbeOutcome servers = ProbeOutcome.ACCEPTING;

  KnownWorld mail(String domain, HostingLocation hostingLocation) {
    mail.put(domain, hostingLocation);
    return this;
  }

  KnownWorld dnsIsOurs() {
    dns.put(HostingLocation.OURS, true);
    return this;
  }

  /** Adds a listing of the IP on an important list, for abuse or by its policy. */
  KnownWorld listed(String ip, boolean policy) {
    listed.put(ip, policy);
    return this;
  }

  KnownWorld spf(SpfResult result) {
    spf = result;
    return this;
  }

  KnownWorld servers(ProbeOutcome probeOutcome) {
    servers = probeOutcome;
    return this;
  }

  @Override
  public Optional<BlocklistReport> lists(BlocklistSubject blocklistSubject) {
    Optional<Boolean> policy = Optional.ofNullable(listed.get(blocklistSubject.text()));
    ZoneResult zoneResult =
        policy.isEmpty()
            ? new ZoneResult.Clean(ZEN)
            : new ZoneResult.Listed(
                ZEN,
                List.of("127.0.0.4"),
                "spam",
                Optional.empty(),
                policy.get(),
                Optional.empty(),
                Duration.ZERO);
    return Optional.of(
        new BlocklistReport(blocklistSubject, List.of(zoneResult), Duration.ZERO, true));
  }

  @Override
  public Optional<RecipientReport> recipient(RecipientQuestion question) {
    return Optional.of(
        new RecipientReport(
            question.subject(),
            question.domain(),
            List.of(),
            false,
            List.of(),
            servers,
            RecipientReport.Blocking.UNKNOWN,
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  @Override
  public Optional<SpfResult> spf(Ip ip, Domain domain) {
    return Optional.of(spf);
  }

  @Override
  public Optional<MessageAuthentication> authentication(SentMail sent) {
    return Optional.empty();
  }

  @Override
  public HostingLocation mailOf(Domain domain) {
    return mail.getOrDefault(domain.name(), HostingLocation.UNKNOWN);
  }

  @Override
  public HostingLocation dnsOf(Domain domain) {
    return dns.containsKey(HostingLocation.OURS) ? HostingLocation.OURS : HostingLocation.ELSEWHERE;
  }
}
