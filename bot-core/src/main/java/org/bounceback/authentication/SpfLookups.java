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

/** Asks the DNS for one SPF evaluation within the limits of RFC 7208 section 4.6.4. */
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

  /** Counts a term that asks the DNS. */
  void countTerm() throws SpfErrorException {
    if (++terms > MAX_TERMS) {
      throw new SpfErrorException(SpfErrorCause.TOO_MANY_LOOKUPS);
    }
  }

  /** How many terms have been counted. */
  int terms() {
    return Math.min(terms, MAX_TERMS + 1);
  }

  /** The records of a name; what the DNS cannot hold as a name has none (section 4.8). */
  List<DnsRecord> records(String name, RecordType type) throws SpfErrorException {
    List<DnsRecord> records = records(reply(name, type));
    if (records.isEmpty() && ++voids > MAX_VOID) {
      throw new SpfErrorException(SpfErrorCause.TOO_MANY_VOID_LOOKUPS);
    }
    return records;
  }

  /** The addresses of a name, of the sender's family. */
  List<Ip> addresses(String name) throws SpfErrorException {
    return addresses(records(name, addressType()));
  }

  /** What the DNS says of a name; it counts as nothing. */
  DnsReply reply(String name, RecordType type) throws SpfErrorException {
    Optional<DnsQuestion> question = DnsQuestion.about(name, type);
    if (question.isEmpty()) {
      return new DnsReply.NoSuchName(Duration.ZERO);
    }
    DnsReply reply = dns.ask(question.get(), deadline).toCompletableFuture().join();
    if (reply instanceof DnsReply.Failed) {
      throw new SpfErrorException(SpfErrorCause.DNS);
    }
    return reply;
  }

  /**
   * The names of the sender's address that lead back to it, at most ten (section 5.5). A failing
   * DNS leaves a name out; the address's own names are asked for once.
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
    } catch (SpfErrorException reason) {
      if (reason.trouble() == SpfErrorCause.DNS) {
        return List.of();
      }
      throw reason;
    }
    var validated = new ArrayList<Domain>();
    for (DnsRecord each : pointers.subList(0, Math.min(MAX_NAMES, pointers.size()))) {
      if (each instanceof DnsRecord.Name name && leadsBack(name.target())) {
        validated.add(name.target());
      }
    }
    return validated;
  }

  private boolean leadsBack(Domain name) {
    try {
      return addresses(records(reply(name.name(), addressType()))).contains(ip);
    } catch (SpfErrorException dnsFailed) {
      // A failing look-up leaves the name out, and the next one is tried (section 5.5).
      return false;
    }
  }

  private RecordType addressType() {
    return ip.isIp4() ? RecordType.A : RecordType.AAAA;
  }

  private static List<Ip> addresses(List<DnsRecord> records) {
    return records.stream()
        .filter(DnsRecord.Address.class::isInstance)
        .map(each -> ((DnsRecord.Address) each).ip())
        .toList();
  }

  static List<DnsRecord> records(DnsReply reply) {
    return reply instanceof DnsReply.Answer answer ? answer.records() : List.of();
  }
}
