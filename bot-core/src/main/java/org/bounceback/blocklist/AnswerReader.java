package org.bounceback.blocklist;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.blocklist.Finding.Why;
import org.bounceback.blocklist.Meaning.Polarity;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;

/**
 * Concludes from a zone's replies. It asks nothing and keeps nothing, so the whole table from
 * answer to conclusion can be tested.
 */
final class AnswerReader {
  private static final Cidr CODES = Cidr.parse("127.0.0.0/8").orElseThrow();

  /**
   * No list may use these for a listing; Spamhaus, Validity and others say by them that they will
   * not answer.
   */
  private static final Cidr REFUSALS = Cidr.parse("127.255.255.0/24").orElseThrow();

  private static final Subject TEST = Subject.parse("127.0.0.2").orElseThrow();

  private static final String UNDOCUMENTED = "listed, with a code that the list does not document";

  private AnswerReader() {}

  /**
   * What the zone says of the subject, in view of its two test entries.
   *
   * @param answer the reply for the subject
   */
  static Finding read(Zone zone, Subject subject, DnsReply answer, Soundness soundness) {
    Finding found = read(zone, subject, answer);
    if (found instanceof Finding.Unavailable) {
      return found;
    }
    Optional<Why> doubt =
        found instanceof Finding.Clean ? soundness.againstSilence() : soundness.againstListings();
    return doubt.<Finding>map(why -> new Finding.Unavailable(zone, why)).orElse(found);
  }

  /**
   * What a zone's two test entries tell of it (RFC 5782 section 5).
   *
   * @param testListed the reply for the entry that must be listed
   * @param testClean the reply for the entry that must not be
   */
  static Soundness soundness(Zone zone, DnsReply testListed, DnsReply testClean) {
    Finding clean = read(zone, TEST, testClean);
    Optional<Why> againstListings =
        clean instanceof Finding.Listed ? Optional.of(Why.LISTS_THE_WORLD) : whyAway(clean);
    Finding listed = read(zone, TEST, testListed);
    Optional<Why> againstSilence =
        listed instanceof Finding.Clean ? Optional.of(Why.EMPTIED) : whyAway(listed);
    return new Soundness(againstListings, againstListings.or(() -> againstSilence));
  }

  private static Optional<Why> whyAway(Finding finding) {
    return finding instanceof Finding.Unavailable away ? Optional.of(away.why()) : Optional.empty();
  }

  /** What one reply says by itself. */
  static Finding read(Zone zone, Subject subject, DnsReply reply) {
    return reply.fold(
        answer -> readCodes(zone, subject, answer),
        noSuchName -> new Finding.Clean(zone),
        noData -> new Finding.Clean(zone),
        failed -> new Finding.Unavailable(zone, why(failed.cause())));
  }

  private static Finding readCodes(Zone zone, Subject subject, DnsReply.Answer answer) {
    List<Ip> codes =
        answer.records().stream()
            .filter(DnsRecord.Address.class::isInstance)
            .map(each -> ((DnsRecord.Address) each).ip())
            .distinct()
            .toList();
    if (codes.isEmpty() || !codes.stream().allMatch(CODES::contains)) {
      return new Finding.Unavailable(zone, Why.PARKED);
    }
    if (codes.stream().anyMatch(code -> isRefusal(zone, code))) {
      return new Finding.Unavailable(zone, Why.ERROR_CODE);
    }
    List<String> texts = codes.stream().map(Ip::toString).sorted().toList();
    List<Meaning> meanings =
        zone.meanings().stream()
            .filter(meaning -> codes.stream().anyMatch(meaning::belongsTo))
            .toList();
    boolean allDocumented =
        codes.stream()
            .allMatch(code -> zone.meanings().stream().anyMatch(each -> each.belongsTo(code)));
    if (allDocumented
        && !zone.meanings().isEmpty()
        && meanings.stream().noneMatch(AnswerReader::accuses)) {
      boolean goodNews = meanings.stream().anyMatch(each -> each.polarity() == Polarity.ALLOW);
      return new Finding.Noted(zone, texts, words(meanings), goodNews);
    }
    return listed(zone, subject, texts, meanings, allDocumented, answer.ttl());
  }

  private static Finding listed(
      Zone zone,
      Subject subject,
      List<String> codes,
      List<Meaning> meanings,
      boolean allDocumented,
      Duration ttl) {
    List<Meaning> accusing = meanings.stream().filter(AnswerReader::accuses).toList();
    String undocumented = zone.meanings().isEmpty() ? "listed" : UNDOCUMENTED;
    return new Finding.Listed(
        zone,
        codes,
        accusing.isEmpty() ? undocumented : words(accusing),
        Optional.empty(),
        allDocumented && accusing.stream().allMatch(each -> each.polarity() == Polarity.POLICY),
        zone.delistUrlFor(subject),
        ttl);
  }

  private static boolean isRefusal(Zone zone, Ip code) {
    return REFUSALS.contains(code)
        || zone.errors().stream().anyMatch(meaning -> meaning.belongsTo(code));
  }

  private static boolean accuses(Meaning meaning) {
    return meaning.polarity() == Polarity.BAD || meaning.polarity() == Polarity.POLICY;
  }

  private static String words(List<Meaning> meanings) {
    return meanings.stream().map(Meaning::text).distinct().collect(Collectors.joining("; "));
  }

  private static Why why(Cause cause) {
    return switch (cause) {
      case TIMEOUT, UNREACHABLE -> Why.TIMEOUT;
      case REFUSED -> Why.REFUSED;
      case SERVFAIL -> Why.SERVFAIL;
      case CNAME_LOOP -> Why.CNAME_LOOP;
      case MALFORMED -> Why.MALFORMED;
    };
  }
}
