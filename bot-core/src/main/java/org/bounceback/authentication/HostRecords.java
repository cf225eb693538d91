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

/** What the DNS says of hosts until a deadline; what it does not tell is left out. */
final class HostRecords {
  private static final int MAX_EXCHANGES = 10;

  private final Dns dns;
  private final Deadline deadline;

  HostRecords(Dns dns, Deadline deadline) {
    this.dns = dns;
    this.deadline = deadline;
  }

  /** The addresses of hosts, each once; IPv4 first. */
  List<Ip> addresses(List<Domain> hosts) {
    List<CompletableFuture<List<DnsRecord>>> asked = new ArrayList<>();
    for (RecordType family : List.of(RecordType.A, RecordType.AAAA)) {
      hosts.forEach(host -> asked.add(ask(host, family)));
    }
    return asked.stream()
        .flatMap(each -> each.join().stream())
        .filter(DnsRecord.Address.class::isInstance)
        .map(each -> ((DnsRecord.Address) each).ip())
        .distinct()
        .toList();
  }

  /** The hosts that take a domain's mail. */
  List<Domain> exchanges(Domain name) {
    return ask(name, RecordType.MX).join().stream()
        .filter(DnsRecord.MailExchange.class::isInstance)
        .flatMap(each -> ((DnsRecord.MailExchange) each).host().stream())
        .limit(MAX_EXCHANGES)
        .toList();
  }

  /** The SPF records of a name; it ought to have one. */
  List<String> spf(Domain name) {
    return ask(name, RecordType.TXT).join().stream()
        .filter(DnsRecord.Text.class::isInstance)
        .map(each -> ((DnsRecord.Text) each).value())
        .filter(SpfRecord::isRecord)
        .toList();
  }

  private CompletableFuture<List<DnsRecord>> ask(Domain name, RecordType type) {
    return dns.ask(new DnsQuestion(name, type), deadline)
        .thenApply(SpfLookups::records)
        .toCompletableFuture();
  }
}
