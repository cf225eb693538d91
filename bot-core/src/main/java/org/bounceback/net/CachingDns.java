package org.bounceback.net;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsReply.Cause;

/**
 * Caches replies for as long as the DNS permits: records by their TTL, negative replies by RFC
 * 2308. Simultaneous identical queries are sent only once. Failures are not cached, and neither are
 * NS records, which are used to test whether the resolver responds.
 */
public final class CachingDns implements Dns {
  private static final int MAX_ENTRIES = 20_000;
  private static final Duration MAX = Duration.ofDays(1);

  /** RFC 2308 section 5 recommends one to three hours. */
  private static final Duration MAX_NEGATIVE_TTL = Duration.ofHours(3);

  private final Dns upstream;
  private final Clock clock;
  private final Map<DnsQuestion, CachedReply> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DnsQuestion, CachedReply> eldest) {
          return size() > MAX_ENTRIES;
        }
      };
  private final Map<DnsQuestion, InFlight> inFlight = new ConcurrentHashMap<>();

  private record CachedReply(DnsReply reply, Instant until) {}

  private record InFlight(CompletableFuture<DnsReply> reply, Deadline deadline) {}

  /** Caches the replies of {@code upstream}. */
  public CachingDns(Dns upstream, Clock clock) {
    this.upstream = upstream;
    this.clock = clock;
  }

  @Override
  public CompletionStage<DnsReply> query(DnsQuestion question, Deadline deadline) {
    Optional<DnsReply> cached = cached(question);
    if (cached.isPresent()) {
      return CompletableFuture.completedFuture(cached.get());
    }
    var own = new InFlight(new CompletableFuture<>(), deadline);
    InFlight first = inFlight.putIfAbsent(question, own);
    if (first != null) {
      return join(first, question, deadline);
    }
    upstream
        .query(question, deadline)
        .thenAccept(
            reply -> {
              store(question, reply);
              inFlight.remove(question, own);
              own.reply().complete(reply);
            });
    return own.reply();
  }

  /**
   * Waits for the first query, but no longer than this caller's deadline; if the first one times
   * out earlier, queries again.
   */
  private CompletionStage<DnsReply> join(InFlight first, DnsQuestion question, Deadline deadline) {
    if (deadline.remaining().compareTo(first.deadline().remaining()) <= 0) {
      return first
          .reply()
          .copy()
          .completeOnTimeout(
              new DnsReply.Failed(Cause.TIMEOUT),
              deadline.remaining().toMillis(),
              TimeUnit.MILLISECONDS);
    }
    return first
        .reply()
        .thenCompose(
            reply ->
                reply.equals(new DnsReply.Failed(Cause.TIMEOUT))
                    ? upstream.query(question, deadline)
                    : CompletableFuture.completedFuture(reply));
  }

  private Optional<DnsReply> cached(DnsQuestion question) {
    Instant now = clock.instant();
    synchronized (entries) {
      CachedReply entry = entries.get(question);
      if (entry == null || !entry.until().isAfter(now)) {
        entries.remove(question);
        return Optional.empty();
      }
      return Optional.of(aged(entry.reply(), Duration.between(now, entry.until())));
    }
  }

  private void store(DnsQuestion question, DnsReply reply) {
    Duration span =
        reply.fold(
            answer -> shorter(answer.ttl(), MAX),
            noSuchName -> shorter(noSuchName.ttl(), MAX_NEGATIVE_TTL),
            noData -> shorter(noData.ttl(), MAX_NEGATIVE_TTL),
            failed -> Duration.ZERO);
    if (span.isZero() || question.type() == RecordType.NS) {
      return;
    }
    synchronized (entries) {
      entries.put(question, new CachedReply(reply, clock.instant().plus(span)));
    }
  }

  private static DnsReply aged(DnsReply reply, Duration left) {
    Duration ttl = left.truncatedTo(ChronoUnit.SECONDS);
    return reply.fold(
        answer -> new DnsReply.Answer(answer.records(), ttl),
        noSuchName -> new DnsReply.NoSuchName(ttl),
        noData -> new DnsReply.NoData(ttl),
        failed -> failed);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public String toString() {
    return upstream.toString();
  }
}
