package org.bounceback.hosting;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
 * Finds where a domain's mail and DNS are hosted, according to public DNS. If our own table and
 * public DNS differ, messages are misrouted.
 *
 * <p>Safe for concurrent use; a lookup blocks its caller until the deadline at most.
 */
public final class DomainHostingLookup {
  private static final int MAX_HOSTS = 10;
  private static final int MIN_LABELS = 2;

  private final Dns dns;
  private final Supplier<ServerTable> serverTable;

  /** Creates a lookup that uses the current table for each call. */
  public DomainHostingLookup(Dns dns, Supplier<ServerTable> serverTable) {
    this.dns = dns;
    this.serverTable = serverTable;
  }

  /** Creates a lookup with a fixed table. */
  public DomainHostingLookup(Dns dns, ServerTable serverTable) {
    this(dns, () -> serverTable);
  }

  /** Returns where a domain's mail is hosted (RFC 5321 section 5.1, RFC 7505). */
  public HostingLocation ofMail(Domain domain, Deadline deadline) {
    return ask(domain, RecordType.MX, deadline)
        .fold(
            answer -> exchanges(answer, deadline),
            noSuchName -> HostingLocation.NO_DOMAIN,
            noData -> host(domain, deadline),
            failed -> HostingLocation.FAILED);
  }

  /**
   * Returns where the DNS of a domain, or of its closest parent with name servers, is hosted;
   * {@link HostingLocation#NOWHERE} if there are no name servers.
   */
  public HostingLocation ofDns(Domain domain, Deadline deadline) {
    List<String> labels = domain.labels();
    for (int from = 0; labels.size() - from >= MIN_LABELS; from++) {
      Domain zone = new Domain(String.join(".", labels.subList(from, labels.size())));
      DnsReply reply = ask(zone, RecordType.NS, deadline);
      if (reply instanceof DnsReply.Failed) {
        return HostingLocation.FAILED;
      }
      List<Domain> hosts = nameServers(reply);
      if (!hosts.isEmpty()) {
        return hosts.stream().anyMatch(host -> isOurs(host, zone, deadline))
            ? HostingLocation.OURS
            : HostingLocation.ELSEWHERE;
      }
    }
    return HostingLocation.NOWHERE;
  }

  private HostingLocation exchanges(DnsReply.Answer answer, Deadline deadline) {
    List<Optional<Domain>> hosts =
        answer.records().stream()
            .filter(DnsRecord.MailExchange.class::isInstance)
            .map(dnsRecord -> ((DnsRecord.MailExchange) dnsRecord).host())
            .limit(MAX_HOSTS)
            .toList();
    if (answer.records().stream().anyMatch(DnsRecord.NullMx.class::isInstance)) {
      return HostingLocation.NO_MAIL;
    }
    List<HostingLocation> hostingLocations =
        hosts.stream().flatMap(Optional::stream).map(host -> host(host, deadline)).toList();
    return List.of(HostingLocation.OURS, HostingLocation.ELSEWHERE, HostingLocation.FAILED).stream()
        .filter(hostingLocations::contains)
        .findFirst()
        .orElse(HostingLocation.NOWHERE);
  }

  private HostingLocation host(Domain host, Deadline deadline) {
    if (serverTable.get().find(host.name()).isPresent()) {
      return HostingLocation.OURS;
    }
    DnsReply four = ask(host, RecordType.A, deadline);
    DnsReply six = ask(host, RecordType.AAAA, deadline);
    List<Ip> found = Stream.of(four, six).flatMap(reply -> ips(reply).stream()).toList();
    if (found.isEmpty()) {
      boolean failed = four instanceof DnsReply.Failed || six instanceof DnsReply.Failed;
      return failed ? HostingLocation.FAILED : HostingLocation.NOWHERE;
    }
    return found.stream().anyMatch(ip -> serverTable.get().find(ip).isPresent())
        ? HostingLocation.OURS
        : HostingLocation.ELSEWHERE;
  }

  /**
   * Returns whether a name server is ours, by its domain or address. Its domain does not count if
   * it is within the zone itself.
   */
  private boolean isOurs(Domain nameServer, Domain zone, Deadline deadline) {
    return (serverTable.get().hosts(nameServer) && !nameServer.isWithin(zone))
        || host(nameServer, deadline) == HostingLocation.OURS;
  }

  private static List<Domain> nameServers(DnsReply reply) {
    return reply instanceof DnsReply.Answer answer
        ? answer.records().stream()
            .filter(DnsRecord.Name.class::isInstance)
            .map(dnsRecord -> ((DnsRecord.Name) dnsRecord).target())
            .limit(MAX_HOSTS)
            .toList()
        : List.of();
  }

  private static List<Ip> ips(DnsReply reply) {
    return reply instanceof DnsReply.Answer answer
        ? answer.records().stream()
            .filter(DnsRecord.Address.class::isInstance)
            .map(dnsRecord -> ((DnsRecord.Address) dnsRecord).ip())
            .toList()
        : List.of();
  }

  private DnsReply ask(Domain name, RecordType type, Deadline deadline) {
    return dns.query(new DnsQuestion(name, type), deadline).toCompletableFuture().join();
  }
}
