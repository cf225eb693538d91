package org.bounceback.authentication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;

/**
 * Walks the DMARC records from a domain toward the root of the DNS (RFC 9989 section 4.10). It
 * finds the organizational domain without a public suffix list. One instance per check; not
 * thread-safe. Each name is looked up only once.
 */
final class DmarcTreeWalk {
  private static final int MAX_LABELS = 8;

  private final Dns dns;
  private final Deadline deadline;
  private final Map<String, Optional<DmarcRecord>> cache = new HashMap<>();

  DmarcTreeWalk(Dns dns, Deadline deadline) {
    this.dns = dns;
    this.deadline = deadline;
  }

  /** The DNS lookup failed, so the tree is unknown. */
  static final class Unanswered extends Exception {
    Unanswered() {
      super("DNS lookup failed", null, false, false);
    }
  }

  /** A record and its domain, which may be a top-level domain. */
  record Found(String domain, DmarcRecord record) {}

  /** Returns the domain's own record. */
  Optional<DmarcRecord> at(String domain) throws Unanswered {
    Optional<DmarcRecord> cached = cache.get(domain);
    if (cached != null) {
      return cached;
    }
    Optional<DmarcRecord> record = ask("_dmarc." + domain);
    cache.put(domain, record);
    return record;
  }

  /**
   * Returns the records from the domain upward, up to the one that marks the end of the
   * organization.
   */
  List<Found> walk(Domain domain) throws Unanswered {
    var found = new ArrayList<Found>();
    List<String> labels = domain.labels();
    int from = 0;
    while (from < labels.size()) {
      String name = String.join(".", labels.subList(from, labels.size()));
      Optional<DmarcRecord> record = at(name);
      if (record.isPresent()) {
        found.add(new Found(name, record.get()));
        if (record.get().suffix() != DmarcRecord.Suffix.UNKNOWN) {
          return found;
        }
      }
      // For a long name, the walk jumps to its last seven labels.
      from = Math.max(from + 1, from == 0 ? labels.size() - MAX_LABELS + 1 : 0);
    }
    return found;
  }

  /**
   * Returns the organizational domain (section 4.10.2); the domain itself if there is no record.
   */
  String organisation(Domain domain) throws Unanswered {
    List<Found> found = walk(domain);
    if (found.isEmpty()) {
      return domain.name();
    }
    Found highest = found.get(found.size() - 1);
    boolean isSuffix =
        highest.record().suffix() == DmarcRecord.Suffix.YES
            && !highest.domain().equals(domain.name());
    return isSuffix ? oneBelow(highest.domain(), domain) : highest.domain();
  }

  private static String oneBelow(String parent, Domain domain) {
    List<String> labels = domain.labels();
    int depth = parent.split("\\.").length + 1;
    return String.join(".", labels.subList(labels.size() - depth, labels.size()));
  }

  private Optional<DmarcRecord> ask(String name) throws Unanswered {
    Optional<DnsQuestion> question = DnsQuestion.about(name, RecordType.TXT);
    if (question.isEmpty()) {
      return Optional.empty();
    }
    DnsReply reply = dns.query(question.get(), deadline).toCompletableFuture().join();
    if (reply instanceof DnsReply.Failed) {
      throw new Unanswered();
    }
    List<DmarcRecord> records =
        SpfLookups.records(reply).stream()
            .filter(DnsRecord.Text.class::isInstance)
            .flatMap(dnsRecord -> DmarcRecord.parse(((DnsRecord.Text) dnsRecord).value()).stream())
            .toList();
    return records.size() == 1 ? Optional.of(records.get(0)) : Optional.empty();
  }
}
