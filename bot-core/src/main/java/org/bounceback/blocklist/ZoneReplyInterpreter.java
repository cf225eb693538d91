package org.bounceback.blocklist;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.bounceback.blocklist.Meaning.Polarity;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;

/**
 * Interprets a zone's replies. It sends no queries and has no state, so every combination of
 * replies can be tested.
 */
final class ZoneReplyInterpreter {
  private static final Cidr CODES = Cidr.parse("127.0.0.0/8").orElseThrow();

  /**
   * Return codes that no list may use for a listing; with them Spamhaus, Validity and others refuse
   * the query.
   */
  private static final Cidr REFUSALS = Cidr.parse("127.255.255.0/24").orElseThrow();

  private static final BlocklistSubject TEST = BlocklistSubject.parse("127.0.0.2").orElseThrow();

  private static final String UNDOCUMENTED = "listed, with a code that the list does not document";

  private ZoneReplyInterpreter() {}

  /**
   * Interprets the reply for the subject, considering the zone's two test entries.
   *
   * @param answer the reply for the subject
   */
  static ZoneResult read(
      Zone zone,
      BlocklistSubject blocklistSubject,
      DnsReply answer,
      TestEntryResult testEntryResult) {
    ZoneResult found = read(zone, blocklistSubject, answer);
    if (found instanceof ZoneResult.Unavailable) {
      return found;
    }
    Optional<UnavailableReason> doubt =
        found instanceof ZoneResult.Clean
            ? testEntryResult.againstSilence()
            : testEntryResult.againstListings();
    return doubt
        .<ZoneResult>map(unavailableReason -> new ZoneResult.Unavailable(zone, unavailableReason))
        .orElse(found);
  }

  /**
   * Interprets a zone's two test entries (RFC 5782 section 5).
   *
   * @param testListed the reply for the entry that must be listed
   * @param testClean the reply for the entry that must not be listed
   */
  static TestEntryResult testEntries(Zone zone, DnsReply testListed, DnsReply testClean) {
    ZoneResult clean = read(zone, TEST, testClean);
    Optional<UnavailableReason> againstListings =
        clean instanceof ZoneResult.Listed
            ? Optional.of(UnavailableReason.LISTS_THE_WORLD)
            : unavailableReason(clean);
    ZoneResult listed = read(zone, TEST, testListed);
    Optional<UnavailableReason> againstSilence =
        listed instanceof ZoneResult.Clean
            ? Optional.of(UnavailableReason.EMPTIED)
            : unavailableReason(listed);
    return new TestEntryResult(againstListings, againstListings.or(() -> againstSilence));
  }

  private static Optional<UnavailableReason> unavailableReason(ZoneResult zoneResult) {
    return zoneResult instanceof ZoneResult.Unavailable unavailable
        ? Optional.of(unavailable.unavailableReason())
        : Optional.empty();
  }

  /** Interprets one reply, without considering the test entries. */
  static ZoneResult read(Zone zone, BlocklistSubject blocklistSubject, DnsReply reply) {
    return reply.fold(
        answer -> readCodes(zone, blocklistSubject, answer),
        noSuchName -> new ZoneResult.Clean(zone),
        noData -> new ZoneResult.Clean(zone),
        failed -> new ZoneResult.Unavailable(zone, reason(failed.cause())));
  }

  private static ZoneResult readCodes(
      Zone zone, BlocklistSubject blocklistSubject, DnsReply.Answer answer) {
    List<Ip> codes =
        answer.records().stream()
            .filter(DnsRecord.Address.class::isInstance)
            .map(dnsRecord -> ((DnsRecord.Address) dnsRecord).ip())
            .distinct()
            .toList();
    if (codes.isEmpty() || !codes.stream().allMatch(CODES::contains)) {
      return new ZoneResult.Unavailable(zone, UnavailableReason.PARKED);
    }
    if (codes.stream().anyMatch(code -> isRefusal(zone, code))) {
      return new ZoneResult.Unavailable(zone, UnavailableReason.ERROR_CODE);
    }
    List<String> texts = codes.stream().map(Ip::toString).sorted().toList();
    List<Meaning> meanings =
        zone.meanings().stream()
            .filter(meaning -> codes.stream().anyMatch(meaning::matches))
            .toList();
    boolean allDocumented =
        codes.stream()
            .allMatch(code -> zone.meanings().stream().anyMatch(meaning -> meaning.matches(code)));
    if (allDocumented
        && !zone.meanings().isEmpty()
        && meanings.stream().noneMatch(ZoneReplyInterpreter::isListing)) {
      boolean goodNews =
          meanings.stream().anyMatch(meaning -> meaning.polarity() == Polarity.ALLOW);
      return new ZoneResult.Noted(zone, texts, joined(meanings), goodNews);
    }
    return listed(zone, blocklistSubject, texts, meanings, allDocumented, answer.ttl());
  }

  private static ZoneResult listed(
      Zone zone,
      BlocklistSubject blocklistSubject,
      List<String> codes,
      List<Meaning> meanings,
      boolean allDocumented,
      Duration ttl) {
    List<Meaning> listings = meanings.stream().filter(ZoneReplyInterpreter::isListing).toList();
    String undocumented = zone.meanings().isEmpty() ? "listed" : UNDOCUMENTED;
    return new ZoneResult.Listed(
        zone,
        codes,
        listings.isEmpty() ? undocumented : joined(listings),
        Optional.empty(),
        allDocumented
            && listings.stream().allMatch(meaning -> meaning.polarity() == Polarity.POLICY),
        zone.delistUrlFor(blocklistSubject),
        ttl);
  }

  private static boolean isRefusal(Zone zone, Ip code) {
    return REFUSALS.contains(code)
        || zone.errors().stream().anyMatch(meaning -> meaning.matches(code));
  }

  private static boolean isListing(Meaning meaning) {
    return meaning.polarity() == Polarity.BAD || meaning.polarity() == Polarity.POLICY;
  }

  private static String joined(List<Meaning> meanings) {
    return meanings.stream().map(Meaning::text).distinct().collect(Collectors.joining("; "));
  }

  private static UnavailableReason reason(Cause cause) {
    return switch (cause) {
      case TIMEOUT, UNREACHABLE -> UnavailableReason.TIMEOUT;
      case REFUSED -> UnavailableReason.REFUSED;
      case SERVFAIL -> UnavailableReason.SERVFAIL;
      case CNAME_LOOP -> UnavailableReason.CNAME_LOOP;
      case MALFORMED -> UnavailableReason.MALFORMED;
    };
  }
}
