package org.bounceback.authentication;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;

/** Finds the DNS provider of a zone: the name servers of the closest parent name that has any. */
final class DnsHostingLookup {
  private static final int MAX_SERVERS = 10;
  private static final int MIN_LABELS = 2;

  private final Dns dns;
  private final NameServerOwnership ownership;

  DnsHostingLookup(Dns dns, NameServerOwnership ownership) {
    this.dns = dns;
    this.ownership = ownership;
  }

  /**
   * The provider of the zone that contains a name.
   *
   * @param nameServers empty if there are none or the lookup failed
   * @param ours whether one of them is ours
   */
  record Hosts(List<Domain> nameServers, Optional<Boolean> ours) {
    Hosts {
      nameServers = List.copyOf(nameServers);
    }
  }

  Hosts of(Domain name, Deadline deadline) {
    List<String> labels = name.labels();
    for (int from = 0; labels.size() - from >= MIN_LABELS; from++) {
      Domain zone = new Domain(String.join(".", labels.subList(from, labels.size())));
      List<Domain> servers = nameServers(zone, deadline);
      if (!servers.isEmpty()) {
        return new Hosts(servers, isOurs(servers));
      }
    }
    return new Hosts(List.of(), Optional.empty());
  }

  private Optional<Boolean> isOurs(List<Domain> servers) {
    List<Boolean> answers =
        servers.stream().flatMap(server -> ownership.isOurs(server).stream()).toList();
    return answers.isEmpty() ? Optional.empty() : Optional.of(answers.contains(true));
  }

  private List<Domain> nameServers(Domain zone, Deadline deadline) {
    var question = new DnsQuestion(zone, RecordType.NS);
    return SpfLookups.records(dns.query(question, deadline).toCompletableFuture().join()).stream()
        .filter(DnsRecord.Name.class::isInstance)
        .map(dnsRecord -> ((DnsRecord.Name) dnsRecord).target())
        .limit(MAX_SERVERS)
        .toList();
  }
}
