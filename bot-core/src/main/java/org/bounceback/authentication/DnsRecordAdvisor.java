package org.bounceback.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/** Tells which records have to be changed, and in whose zone. */
final class DnsRecordAdvisor {
  /** What to wait where the DNS did not say how long it keeps an absence. */
  private static final Duration USUAL_TTL = Duration.ofHours(1);

  private final DnsHostingLookup hosts;

  DnsRecordAdvisor(Dns dns, NameServerOwnership own) {
    this.hosts = new DnsHostingLookup(dns, own);
  }

  /** The SPF record wanted, so that the address may send for the domain. */
  Optional<DnsRecordFix> spf(Ip ip, Domain domain, SpfOutcome answer, Deadline deadline) {
    return SpfRecordMerger.why(answer)
        .map(
            dnsRecordProblem ->
                new DnsRecordFix(
                    dnsRecordProblem,
                    domain,
                    answer.records(),
                    Optional.of(SpfRecordMerger.wanted(answer.records(), ip)),
                    hosts.of(domain, deadline),
                    answer.ttl().isZero() ? USUAL_TTL : answer.ttl()));
  }

  /** The record that a domain in From should have. */
  Optional<DnsRecordFix> dmarc(Dmarc dmarc, Deadline deadline) {
    return Optional.of(dmarc)
        .filter(each -> each.policy() == DmarcPolicy.MISSING)
        .flatMap(each -> Domain.parse("_dmarc." + each.author()))
        .map(
            name ->
                new DnsRecordFix(
                    DnsRecordFix.DnsRecordProblem.DMARC_MISSING,
                    name,
                    List.of(),
                    Optional.of("v=DMARC1; p=none"),
                    hosts.of(name, deadline),
                    USUAL_TTL));
  }

  /** The key that a signature needs; which one it is knows the server that signs. */
  Optional<DnsRecordFix> dkim(DkimResult finding, Deadline deadline) {
    Optional<DnsRecordFix.DnsRecordProblem> dnsRecordProblem =
        switch (finding.key()) {
          case MISSING -> Optional.of(DnsRecordFix.DnsRecordProblem.DKIM_KEY_MISSING);
          case REVOKED -> Optional.of(DnsRecordFix.DnsRecordProblem.DKIM_KEY_REVOKED);
          case UNUSABLE -> Optional.of(DnsRecordFix.DnsRecordProblem.DKIM_KEY_UNUSABLE);
          case PRESENT, UNKNOWN -> Optional.empty();
        };
    Optional<Domain> name =
        finding
            .domain()
            .flatMap(
                domain ->
                    finding
                        .selector()
                        .flatMap(each -> Domain.parse(each + "._domainkey." + domain)));
    return dnsRecordProblem.flatMap(
        each ->
            name.map(
                where ->
                    new DnsRecordFix(
                        each,
                        where,
                        List.of(),
                        Optional.empty(),
                        hosts.of(where, deadline),
                        USUAL_TTL)));
  }
}
