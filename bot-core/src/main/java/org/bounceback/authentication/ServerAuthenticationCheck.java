package org.bounceback.authentication;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;

/**
 * Checks the authentication of one of our servers as a receiver does. Safe for concurrent use. A
 * check blocks its caller until the deadline at most.
 */
public final class ServerAuthenticationCheck {
  private static final int MAX_NAMES = 10;

  private final Dns dns;
  private final SpfCheck spf;
  private final DmarcCheck dmarc;
  private final DnsRecordAdvisor dnsRecordAdvisor;

  /**
   * Creates a check that uses {@code dns}.
   *
   * @param own finds out which name servers are ours
   * @param clock the time for the SPF explanation of a domain
   */
  public ServerAuthenticationCheck(Dns dns, NameServerOwnership own, Clock clock) {
    this.dns = dns;
    this.spf = new SpfCheck(dns, clock);
    this.dmarc = new DmarcCheck(dns);
    this.dnsRecordAdvisor = new DnsRecordAdvisor(dns, own);
  }

  /**
   * Checks a server.
   *
   * @param helo the name that it sends in EHLO
   * @param domain the domain it sends for
   */
  public ServerAuthentication check(Ip ip, Domain helo, Domain domain, Deadline deadline) {
    // Independent lookups run in parallel.
    CompletableFuture<DnsReply> reverse = ask(ip.reverseName(), RecordType.PTR, deadline);
    CompletableFuture<DnsReply> greeting = ask(helo, addressType(ip), deadline);
    Optional<Dmarc> policy = dmarc.policy(domain, deadline);
    SpfOutcome outcome = spf.check(SpfQuestion.about(ip, domain), deadline);
    List<Domain> names = names(reverse.join());
    Optional<Domain> confirmed =
        names.stream()
            .filter(
                name -> resolvesTo(ip, ask(name, addressType(ip), deadline).join()).orElse(false))
            .findFirst();
    boolean isKnown = !(reverse.join() instanceof DnsReply.Failed);
    return new ServerAuthentication(
        ip,
        domain,
        outcome,
        confirmed.or(() -> names.stream().findFirst()),
        isKnown ? Optional.of(confirmed.isPresent()) : Optional.empty(),
        resolvesTo(ip, greeting.join()),
        policy,
        dnsRecordAdvisor.spf(ip, domain, outcome, deadline).stream().toList());
  }

  private CompletableFuture<DnsReply> ask(Domain name, RecordType type, Deadline deadline) {
    return dns.query(new DnsQuestion(name, type), deadline).toCompletableFuture();
  }

  private static RecordType addressType(Ip ip) {
    return ip.isIp4() ? RecordType.A : RecordType.AAAA;
  }

  /** Returns whether a reply contains the IP; empty when the lookup failed. */
  private static Optional<Boolean> resolvesTo(Ip ip, DnsReply reply) {
    return reply instanceof DnsReply.Failed
        ? Optional.empty()
        : Optional.of(
            records(reply)
                .anyMatch(
                    dnsRecord ->
                        dnsRecord instanceof DnsRecord.Address found && found.ip().equals(ip)));
  }

  private static List<Domain> names(DnsReply reply) {
    return records(reply)
        .filter(DnsRecord.Name.class::isInstance)
        .map(dnsRecord -> ((DnsRecord.Name) dnsRecord).target())
        .limit(MAX_NAMES)
        .toList();
  }

  private static Stream<DnsRecord> records(DnsReply reply) {
    return reply instanceof DnsReply.Answer answer ? answer.records().stream() : Stream.empty();
  }
}
