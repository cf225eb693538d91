package org.bounceback.authentication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;

/** Performs the DNS lookups of one SPF evaluation, within the limits of RFC 7208 section 4.6.4. */
final class SpfLookups {
  private static final int MAX_TERMS = 10;
  private static final int MAX_VOID = 2;
  private static final int MAX_NAMES = 10;

  private final Dns dns;
  private final Ip ip;
  private final Deadline deadline;
  private int terms;
  private int voids;
  private Optional<List<Domain>> names = Optional.empty();

  SpfLookups(Dns dns, Ip ip, Deadline deadline) {
    this.dns = dns;
    this.ip = ip;
    this.deadline = deadline;
  }

  /** Counts a term that needs a DNS lookup. */
  void countTerm() throws SpfErrorException {
    if (++terms > MAX_TERMS) {
      throw new SpfErrorException(SpfErrorCause.TOO_MANY_LOOKUPS);
    }
  }

  /** Returns the number of counted terms. */
  int terms() {
    return Math.min(terms, MAX_TERMS + 1);
  }

  /** Returns the records of a name; an invalid DNS name has none (section 4.8). */
  List<DnsRecord> records(String name, RecordType type) throws SpfErrorException {
    List<DnsRecord> records = records(reply(name, type));
    if (records.isEmpty() && ++voids > MAX_VOID) {
      throw new SpfErrorException(SpfErrorCause.TOO_MANY_VOID_LOOKUPS);
    }
    return records;
  }

  /** Returns the addresses of a name, in the family of the sender's IP. */
  List<Ip> addresses(String name) throws SpfErrorException {
    return addresses(records(name, addressType()));
  }

  /** Looks up a name without counting it as a void lookup. */
  DnsReply reply(String name, RecordType type) throws SpfErrorException {
    Optional<DnsQuestion> question = DnsQuestion.about(name, type);
    if (question.isEmpty()) {
      return new DnsReply.NoSuchName(Duration.ZERO);
    }
    DnsReply reply = dns.query(question.get(), deadline).toCompletableFuture().join();
    if (reply instanceof DnsReply.Failed) {
      throw new SpfErrorException(SpfErrorCause.DNS);
    }
    return reply;
  }

  /**
   * Returns the names of the sender's IP that resolve to it, at most ten (section 5.5). A name
   * whose lookup fails is omitted. The names are looked up only once.
   */
  List<Domain> names() throws SpfErrorException {
    if (names.isEmpty()) {
      names = Optional.of(validated());
    }
    return names.get();
  }

  private List<Domain> validated() throws SpfErrorException {
    List<DnsRecord> pointers;
    try {
      pointers = records(ip.reverseName().name(), RecordType.PTR);
    } catch (SpfErrorException error) {
      if (error.errorCause() == SpfErrorCause.DNS) {
        return List.of();
      }
      throw error;
    }
    var validated = new ArrayList<Domain>();
    for (DnsRecord dnsRecord : pointers.subList(0, Math.min(MAX_NAMES, pointers.size()))) {
      if (dnsRecord instanceof DnsRecord.Name name && resolvesBack(name.target())) {
        validated.add(name.target());
      }
    }
    return validated;
  }

  private boolean resolvesBack(Domain name) {
    try {
      return addresses(records(reply(name.name(), addressType()))).contains(ip);
    } catch (SpfErrorException dnsFailed) {
      // If a lookup fails, the name is skipped and the next one is tried (section 5.5).
      return false;
    }
  }

  private RecordType addressType() {
    return ip.isIp4() ? RecordType.A : RecordType.AAAA;
  }

  private static List<Ip> addresses(List<DnsRecord> records) {
    return records.stream()
        .filter(DnsRecord.Address.class::isInstance)
        .map(dnsRecord -> ((DnsRecord.Address) dnsRecord).ip())
        .toList();
  }

  static List<DnsRecord> records(DnsReply reply) {
    return reply instanceof DnsReply.Answer answer ? answer.records() : List.of();
  }
}
