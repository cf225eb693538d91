package org.bounceback.recipient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;

/** Finds the mail servers of a domain (RFC 5321 section 5.1, RFC 7505). */
final class MxLookup {
  private static final int MAX_EXCHANGES = 10;
  private static final int MAX_ADDRESSES = 4;

  private final Dns dns;

  MxLookup(Dns dns) {
    this.dns = dns;
  }

  /** The result of the lookup. */
  sealed interface Found {

    /** The domain's mail servers, each with at least one address. */
    record Hosts(List<MxHost> servers) implements Found {}

    /** The domain has no mail server. */
    record Nobody(boolean nullMx) implements Found {}

    /** The lookup failed. */
    record Unknown() implements Found {}
  }

  Found find(Domain domain, Deadline deadline) {
    DnsReply reply = ask(domain, RecordType.MX, deadline);
    return reply.fold(
        answer -> exchanges(answer, deadline),
        noSuchName -> new Found.Nobody(false),
        noData -> domainItself(domain, deadline),
        failed -> new Found.Unknown());
  }

  private Found exchanges(DnsReply.Answer answer, Deadline deadline) {
    List<DnsRecord.MailExchange> exchanges =
        answer.records().stream()
            .filter(DnsRecord.MailExchange.class::isInstance)
            .map(DnsRecord.MailExchange.class::cast)
            .sorted(Comparator.comparingInt(DnsRecord.MailExchange::preference))
            .limit(MAX_EXCHANGES)
            .toList();
    if (exchanges.isEmpty()) {
      return new Found.Nobody(true);
    }
    var servers = new ArrayList<MxHost>();
    boolean anyLookupFailed = false;
    for (DnsRecord.MailExchange exchange : exchanges) {
      if (exchange.host().isEmpty()) {
        continue;
      }
      Optional<List<Ip>> addresses = addresses(exchange.host().get(), deadline);
      anyLookupFailed |= addresses.isEmpty();
      addresses
          .filter(found -> !found.isEmpty())
          .ifPresent(
              found ->
                  servers.add(new MxHost(exchange.host().get(), exchange.preference(), found)));
    }
    return hostsOr(servers, anyLookupFailed);
  }

  private Found domainItself(Domain domain, Deadline deadline) {
    Optional<List<Ip>> addresses = addresses(domain, deadline);
    List<MxHost> servers =
        addresses.filter(found -> !found.isEmpty()).stream()
            .map(found -> new MxHost(domain, 0, found))
            .toList();
    return hostsOr(servers, addresses.isEmpty());
  }

  private static Found hostsOr(List<MxHost> servers, boolean anyLookupFailed) {
    if (!servers.isEmpty()) {
      return new Found.Hosts(servers);
    }
    return anyLookupFailed ? new Found.Unknown() : new Found.Nobody(false);
  }

  /** Returns the addresses, IPv4 first; empty when a lookup failed. */
  private Optional<List<Ip>> addresses(Domain host, Deadline deadline) {
    var four = dns.query(new DnsQuestion(host, RecordType.A), deadline).toCompletableFuture();
    var six = dns.query(new DnsQuestion(host, RecordType.AAAA), deadline).toCompletableFuture();
    DnsReply fourReply = four.join();
    DnsReply sixReply = six.join();
    List<Ip> found =
        Stream.concat(
                ips(fourReply).limit(MAX_ADDRESSES / 2), ips(sixReply).limit(MAX_ADDRESSES / 2))
            .toList();
    boolean failed = fourReply instanceof DnsReply.Failed || sixReply instanceof DnsReply.Failed;
    return found.isEmpty() && failed ? Optional.empty() : Optional.of(found);
  }

  private static Stream<Ip> ips(DnsReply reply) {
    return reply instanceof DnsReply.Answer answer
        ? answer.records().stream()
            .filter(DnsRecord.Address.class::isInstance)
            .map(dnsRecord -> ((DnsRecord.Address) dnsRecord).ip())
        : Stream.empty();
  }

  private DnsReply ask(Domain name, RecordType type, Deadline deadline) {
    return dns.query(new DnsQuestion(name, type), deadline).toCompletableFuture().join();
  }
}
