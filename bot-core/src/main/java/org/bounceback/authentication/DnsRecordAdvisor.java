package org.bounceback.authentication;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/** Finds the DNS records that need to be changed, and who hosts their zones. */
final class DnsRecordAdvisor {
  /** The waiting time if the reply contained no TTL for the missing record. */
  private static final Duration DEFAULT_TTL = Duration.ofHours(1);

  private final DnsHostingLookup hosts;

  DnsRecordAdvisor(Dns dns, NameServerOwnership ownership) {
    this.hosts = new DnsHostingLookup(dns, ownership);
  }

  /** Returns the SPF record that allows the IP to send for the domain, if a change is needed. */
  Optional<DnsRecordFix> spf(Ip ip, Domain domain, SpfOutcome outcome, Deadline deadline) {
    return SpfRecordMerger.problem(outcome)
        .map(
            dnsRecordProblem ->
                new DnsRecordFix(
                    dnsRecordProblem,
                    domain,
                    outcome.records(),
                    Optional.of(SpfRecordMerger.merge(outcome.records(), ip)),
                    hosts.of(domain, deadline),
                    outcome.ttl().isZero() ? DEFAULT_TTL : outcome.ttl()));
  }

  /** Returns the record that a domain in From should have, if it is missing. */
  Optional<DnsRecordFix> dmarc(Dmarc dmarc, Deadline deadline) {
    return Optional.of(dmarc)
        .filter(policy -> policy.policy() == DmarcPolicy.MISSING)
        .flatMap(policy -> Domain.parse("_dmarc." + policy.author()))
        .map(
            name ->
                new DnsRecordFix(
                    DnsRecordFix.DnsRecordProblem.DMARC_MISSING,
                    name,
                    List.of(),
                    Optional.of("v=DMARC1; p=none"),
                    hosts.of(name, deadline),
                    DEFAULT_TTL));
  }

  /** Returns the key record that a signature needs. Only the signing server knows its value. */
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
                        .flatMap(selector -> Domain.parse(selector + "._domainkey." + domain)));
    return dnsRecordProblem.flatMap(
        problem ->
            name.map(
                recordName ->
                    new DnsRecordFix(
                        problem,
                        recordName,
                        List.of(),
                        Optional.empty(),
                        hosts.of(recordName, deadline),
                        DEFAULT_TTL)));
  }
}
