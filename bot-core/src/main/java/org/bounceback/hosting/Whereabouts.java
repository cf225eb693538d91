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
 * Where a domain's mail and its DNS are run, as the public DNS tells it: what our own table says of
 * a domain and what the world believes may differ, and then mail goes astray.
 *
 * <p>Safe for concurrent use; a look-up blocks its caller until the deadline at the latest.
 */
public final class Whereabouts {
  private static final int MOST_HOSTS = 10;
  private static final int FEWEST_LABELS = 2;

  private final Dns dns;
  private final Supplier<Servers> servers;

  /** Tells our side by the table as it is when it is asked. */
  public Whereabouts(Dns dns, Supplier<Servers> servers) {
    this.dns = dns;
    this.servers = servers;
  }

  /** Tells our side by a table that stays as it is. */
  public Whereabouts(Dns dns, Servers servers) {
    this(dns, () -> servers);
  }

  /** Where a domain's mail goes (RFC 5321 section 5.1, RFC 7505). */
  public Place ofMail(Domain domain, Deadline deadline) {
    return ask(domain, RecordType.MX, deadline)
        .fold(
            answer -> exchanges(answer, deadline),
            noSuchName -> Place.NO_DOMAIN,
            noData -> host(domain, deadline),
            failed -> Place.FAILED);
  }

  /**
   * Who runs the name servers of a domain, or of the nearest one above it that has any. {@link
   * Place#NOWHERE} when none has.
   */
  public Place ofDns(Domain domain, Deadline deadline) {
    List<String> labels = domain.labels();
    for (int from = 0; labels.size() - from >= FEWEST_LABELS; from++) {
      Domain zone = new Domain(String.join(".", labels.subList(from, labels.size())));
      DnsReply reply = ask(zone, RecordType.NS, deadline);
      if (reply instanceof DnsReply.Failed) {
        return Place.FAILED;
      }
      List<Domain> hosts = nameServers(reply);
      if (!hosts.isEmpty()) {
        return hosts.stream().anyMatch(host -> isOurs(host, zone, deadline))
            ? Place.OURS
            : Place.ELSEWHERE;
      }
    }
    return Place.NOWHERE;
  }

  private Place exchanges(DnsReply.Answer answer, Deadline deadline) {
    List<Optional<Domain>> hosts =
        answer.records().stream()
            .filter(DnsRecord.MailExchange.class::isInstance)
            .map(each -> ((DnsRecord.MailExchange) each).host())
            .limit(MOST_HOSTS)
            .toList();
    if (answer.records().stream().anyMatch(DnsRecord.NullMx.class::isInstance)) {
      return Place.NO_MAIL;
    }
    List<Place> places =
        hosts.stream().flatMap(Optional::stream).map(host -> host(host, deadline)).toList();
    return List.of(Place.OURS, Place.ELSEWHERE, Place.FAILED).stream()
        .filter(places::contains)
        .findFirst()
        .orElse(Place.NOWHERE);
  }

  private Place host(Domain host, Deadline deadline) {
    if (servers.get().find(host.name()).isPresent()) {
      return Place.OURS;
    }
    DnsReply four = ask(host, RecordType.A, deadline);
    DnsReply six = ask(host, RecordType.AAAA, deadline);
    List<Ip> found = Stream.of(four, six).flatMap(reply -> ips(reply).stream()).toList();
    if (found.isEmpty()) {
      boolean failed = four instanceof DnsReply.Failed || six instanceof DnsReply.Failed;
      return failed ? Place.FAILED : Place.NOWHERE;
    }
    return found.stream().anyMatch(ip -> servers.get().find(ip).isPresent())
        ? Place.OURS
        : Place.ELSEWHERE;
  }

  /** By a domain of ours that the name server's name lies in, but not by the zone's own name. */
  private boolean isOurs(Domain nameServer, Domain zone, Deadline deadline) {
    return (servers.get().hosts(nameServer) && !nameServer.isWithin(zone))
        || host(nameServer, deadline) == Place.OURS;
  }

  private static List<Domain> nameServers(DnsReply reply) {
    return reply instanceof DnsReply.Answer answer
        ? answer.records().stream()
            .filter(DnsRecord.Name.class::isInstance)
            .map(each -> ((DnsRecord.Name) each).target())
            .limit(MOST_HOSTS)
            .toList()
        : List.of();
  }

  private static List<Ip> ips(DnsReply reply) {
    return reply instanceof DnsReply.Answer answer
        ? answer.records().stream()
            .filter(DnsRecord.Address.class::isInstance)
            .map(each -> ((DnsRecord.Address) each).ip())
            .toList()
        : List.of();
  }

  private DnsReply ask(Domain name, RecordType type, Deadline deadline) {
    return dns.ask(new DnsQuestion(name, type), deadline).toCompletableFuture().join();
  }
}
