package org.bounceback.authentication;

import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;

/**
 * Who hosts the zone that a name is in: the name servers of the nearest name above that has any.
 */
final class ZoneHosts {
  private static final int MOST_SERVERS = 10;
  private static final int FEWEST_LABELS = 2;

  private final Dns dns;

  ZoneHosts(Dns dns) {
    this.dns = dns;
  }

  /** The name servers; empty when there are none or the DNS did not tell. */
  List<Domain> of(Domain name, Deadline deadline) {
    List<String> labels = name.labels();
    for (int from = 0; labels.size() - from >= FEWEST_LABELS; from++) {
      Domain zone = new Domain(String.join(".", labels.subList(from, labels.size())));
      List<Domain> servers =
          SpfLookups.records(
                  dns.ask(new DnsQuestion(zone, RecordType.NS), deadline)
                      .toCompletableFuture()
                      .join())
              .stream()
              .filter(DnsRecord.Name.class::isInstance)
              .map(each -> ((DnsRecord.Name) each).target())
              .limit(MOST_SERVERS)
              .toList();
      if (!servers.isEmpty()) {
        return servers;
      }
    }
    return List.of();
  }
}
