package org.bounceback.blocklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.bounceback.address.Domain;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;

/**
 * Asks zones for their two test entries (RFC 5782 section 5), once for all who want to know at the
 * same time, and remembers what they tell for an hour: asking more often would be impolite.
 */
final class TestEntryProbe {
  static final Duration KEPT = Duration.ofHours(1);

  private final Dns dns;
  private final Clock clock;
  private final Map<Key, Kept> kept;
  private final Map<Key, CompletableFuture<TestEntryResult>> underWay = new ConcurrentHashMap<>();

  /** A zone, and what it is asked for. */
  record Key(String zone, SubjectKind kind) {}

  /** What a zone's entries told. */
  record Kept(TestEntryResult testEntryResult, Instant until) {}

  /** Remembers in {@code kept}, which must be safe for concurrent use. */
  TestEntryProbe(Dns dns, Clock clock, Map<Key, Kept> kept) {
    this.dns = dns;
    this.clock = clock;
    this.kept = kept;
  }

  CompletionStage<TestEntryResult> of(
      ZoneQueryTarget zoneQueryTarget,
      SubjectKind kind,
      ZoneAvailability availability,
      Deadline deadline) {
    var key = new Key(zoneQueryTarget.zone().name(), kind);
    Kept known = kept.get(key);
    if (known != null && known.until().isAfter(clock.instant())) {
      return CompletableFuture.completedFuture(known.testEntryResult());
    }
    var mine = new CompletableFuture<TestEntryResult>();
    CompletableFuture<TestEntryResult> first = underWay.putIfAbsent(key, mine);
    if (first != null) {
      return first;
    }
    Zone zone = zoneQueryTarget.zone();
    ask(zone.testListed(kind), zoneQueryTarget.domain(), availability, deadline)
        .thenAcceptBoth(
            ask(zone.testClean(kind), zoneQueryTarget.domain(), availability, deadline),
            (listed, clean) -> {
              TestEntryResult testEntryResult = ZoneReplyInterpreter.soundness(zone, listed, clean);
              if (testEntryResult.isKnown()) {
                kept.put(key, new Kept(testEntryResult, clock.instant().plus(KEPT)));
              }
              underWay.remove(key);
              mine.complete(testEntryResult);
            });
    return mine;
  }

  private CompletionStage<DnsReply> ask(
      String label, Domain zone, ZoneAvailability availability, Deadline deadline) {
    return Domain.parse(label + "." + zone)
        .map(name -> dns.ask(new DnsQuestion(name, RecordType.A), deadline))
        .map(
            stage ->
                stage.thenApply(
                    reply -> {
                      availability.received(reply);
                      return reply;
                    }))
        .orElseGet(() -> CompletableFuture.completedFuture(new DnsReply.Failed(Cause.MALFORMED)));
  }
}
