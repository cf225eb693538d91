package org.bounceback.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;

/** Looks up host records until a deadline; records of failed lookups are missing. */
final class HostRecords {
  private static final int MAX_EXCHANGES = 10;

  private final Dns dns;
  private final Deadline deadline;

  HostRecords(Dns dns, Deadline deadline) {
    this.dns = dns;
    this.deadline = deadline;
  }

  /** Returns the addresses of hosts without duplicates, IPv4 first. */
  List<Ip> addresses(List<Domain> hosts) {
    List<CompletableFuture<List<DnsRecord>>> pending = new ArrayList<>();
    for (RecordType family : List.of(RecordType.A, RecordType.AAAA)) {
      hosts.forEach(host -> pending.add(ask(host, family)));
    }
    return pending.stream()
        .flatMap(records -> records.join().stream())
        .filter(DnsRecord.Address.class::isInstance)
        .map(dnsRecord -> ((DnsRecord.Address) dnsRecord).ip())
        .distinct()
        .toList();
  }

  /** Returns the mail servers of a domain. */
  List<Domain> exchanges(Domain name) {
    return ask(name, RecordType.MX).join().stream()
        .filter(DnsRecord.MailExchange.class::isInstance)
        .flatMap(dnsRecord -> ((DnsRecord.MailExchange) dnsRecord).host().stream())
        .limit(MAX_EXCHANGES)
        .toList();
  }

  /** Returns the SPF records of a name; there should be only one. */
  List<String> spf(Domain name) {
    return ask(name, RecordType.TXT).join().stream()
        .filter(DnsRecord.Text.class::isInstance)
        .map(dnsRecord -> ((DnsRecord.Text) dnsRecord).value())
        .filter(SpfRecord::isRecord)
        .toList();
  }

  private CompletableFuture<List<DnsRecord>> ask(Domain name, RecordType type) {
    return dns.query(new DnsQuestion(name, type), deadline)
        .thenApply(SpfLookups::records)
        .toCompletableFuture();
  }
}
