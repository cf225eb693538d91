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
 * Looks at a server of ours as a receiver does before it believes it. Safe for concurrent use; a
 * check blocks its caller until the deadline at the latest.
 */
public final class ServerAuthenticationCheck {
  private static final int MAX_NAMES = 10;

  private final Dns dns;
  private final SpfCheck spf;
  private final DmarcCheck dmarc;
  private final DnsRecordAdvisor dnsRecordAdvisor;

  /**
   * A check that asks {@code dns}.
   *
   * @param own which name servers are ours
   * @param clock the time that a domain's words for a failure may tell
   */
  public ServerAuthenticationCheck(Dns dns, NameServerOwnership own, Clock clock) {
    this.dns = dns;
    this.spf = new SpfCheck(dns, clock);
    this.dmarc = new DmarcCheck(dns);
    this.dnsRecordAdvisor = new DnsRecordAdvisor(dns, own);
  }

  /**
   * How a server at {@code ip} looks.
   *
   * @param helo the name that it gives in EHLO
   * @param domain the domain in whose name it speaks
   */
  public ServerAuthentication check(Ip ip, Domain helo, Domain domain, Deadline deadline) {
    // All that does not depend on another answer is asked at once.
    CompletableFuture<DnsReply> reverse = ask(ip.reverseName(), RecordType.PTR, deadline);
    CompletableFuture<DnsReply> greeting = ask(helo, addressType(ip), deadline);
    Optional<Dmarc> policy = dmarc.policy(domain, deadline);
    SpfOutcome answer = spf.check(SpfQuestion.about(ip, domain), deadline);
    List<Domain> names = names(reverse.join());
    Optional<Domain> confirmed =
        names.stream()
            .filter(name -> leadsTo(ip, ask(name, addressType(ip), deadline).join()).orElse(false))
            .findFirst();
    boolean isKnown = !(reverse.join() instanceof DnsReply.Failed);
    return new ServerAuthentication(
        ip,
        domain,
        answer,
        confirmed.or(() -> names.stream().findFirst()),
        isKnown ? Optional.of(confirmed.isPresent()) : Optional.empty(),
        leadsTo(ip, greeting.join()),
        policy,
        dnsRecordAdvisor.spf(ip, domain, answer, deadline).stream().toList());
  }

  private CompletableFuture<DnsReply> ask(Domain name, RecordType type, Deadline deadline) {
    return dns.ask(new DnsQuestion(name, type), deadline).toCompletableFuture();
  }

  private static RecordType addressType(Ip ip) {
    return ip.isIp4() ? RecordType.A : RecordType.AAAA;
  }

  /** Whether an answer has the address; empty when there was no answer. */
  private static Optional<Boolean> leadsTo(Ip ip, DnsReply reply) {
    return reply instanceof DnsReply.Failed
        ? Optional.empty()
        : Optional.of(
            records(reply)
                .anyMatch(
                    each -> each instanceof DnsRecord.Address found && found.ip().equals(ip)));
  }

  private static List<Domain> names(DnsReply reply) {
    return records(reply)
        .filter(DnsRecord.Name.class::isInstance)
        .map(each -> ((DnsRecord.Name) each).target())
        .limit(MAX_NAMES)
        .toList();
  }

  private static Stream<DnsRecord> records(DnsReply reply) {
    return reply instanceof DnsReply.Answer answer ? answer.records().stream() : Stream.empty();
  }
}
