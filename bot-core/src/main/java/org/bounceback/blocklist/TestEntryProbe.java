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
 * Queries the two test entries of zones (RFC 5782 section 5), only once for simultaneous callers,
 * and caches the results for an hour to limit the load on the lists.
 */
final class TestEntryProbe {
  static final Duration CACHE_TIME = Duration.ofHours(1);

  private final Dns dns;
  private final Clock clock;
  private final Map<Key, Kept> cache;
  private final Map<Key, CompletableFuture<TestEntryResult>> inFlight = new ConcurrentHashMap<>();

  /** A zone, and the kind of subject it is queried for. */
  record Key(String zone, SubjectKind kind) {}

  /** A cached result. */
  record Kept(TestEntryResult testEntryResult, Instant until) {}

  /** Creates a probe that caches in {@code kept}, which must be safe for concurrent use. */
  TestEntryProbe(Dns dns, Clock clock, Map<Key, Kept> kept) {
    this.dns = dns;
    this.clock = clock;
    this.cache = kept;
  }

  CompletionStage<TestEntryResult> result(
      ZoneQueryTarget zoneQueryTarget,
      SubjectKind kind,
      ZoneAvailability availability,
      Deadline deadline) {
    var key = new Key(zoneQueryTarget.zone().name(), kind);
    Kept cached = cache.get(key);
    if (cached != null && cached.until().isAfter(clock.instant())) {
      return CompletableFuture.completedFuture(cached.testEntryResult());
    }
    var result = new CompletableFuture<TestEntryResult>();
    CompletableFuture<TestEntryResult> first = inFlight.putIfAbsent(key, result);
    if (first != null) {
      return first;
    }
    Zone zone = zoneQueryTarget.zone();
    ask(zone.testListed(kind), zoneQueryTarget.domain(), availability, deadline)
        .thenAcceptBoth(
            ask(zone.testClean(kind), zoneQueryTarget.domain(), availability, deadline),
            (listed, clean) -> {
              TestEntryResult testEntryResult =
                  ZoneReplyInterpreter.testEntries(zone, listed, clean);
              if (testEntryResult.isKnown()) {
                cache.put(key, new Kept(testEntryResult, clock.instant().plus(CACHE_TIME)));
              }
              inFlight.remove(key);
              result.complete(testEntryResult);
            });
    return result;
  }

  private CompletionStage<DnsReply> ask(
      String label, Domain zone, ZoneAvailability availability, Deadline deadline) {
    return Domain.parse(label + "." + zone)
        .map(name -> dns.query(new DnsQuestion(name, RecordType.A), deadline))
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
