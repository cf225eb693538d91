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
 * Remembers replies for as long as the DNS allows: records by their TTL, absences by RFC 2308. The
 * same question asked by several at the same time is asked once. Failures are not remembered, and
 * neither are NS records, which are asked for to see whether the resolver is there.
 */
public final class CachingDns implements Dns {
  private static final int MAX_KEPT = 20_000;
  private static final Duration MAX = Duration.ofDays(1);

  /** RFC 2308 section 5 finds one to three hours sensible. */
  private static final Duration MAX_ABSENCE = Duration.ofHours(3);

  private final Dns behind;
  private final Clock clock;
  private final Map<DnsQuestion, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DnsQuestion, Kept> eldest) {
          return size() > MAX_KEPT;
        }
      };
  private final Map<DnsQuestion, UnderWay> underWay = new ConcurrentHashMap<>();

  private record Kept(DnsReply reply, Instant until) {}

  private record UnderWay(CompletableFuture<DnsReply> reply, Deadline deadline) {}

  /** Remembers what {@code behind} replies. */
  public CachingDns(Dns behind, Clock clock) {
    this.behind = behind;
    this.clock = clock;
  }

  @Override
  public CompletionStage<DnsReply> ask(DnsQuestion question, Deadline deadline) {
    Optional<DnsReply> known = known(question);
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    var mine = new UnderWay(new CompletableFuture<>(), deadline);
    UnderWay first = underWay.putIfAbsent(question, mine);
    if (first != null) {
      return join(first, question, deadline);
    }
    behind
        .ask(question, deadline)
        .thenAccept(
            reply -> {
              keep(question, reply);
              underWay.remove(question, mine);
              mine.reply().complete(reply);
            });
    return mine.reply();
  }

  /** Waits with the one who asked first, but no longer than one may and no shorter than one can. */
  private CompletionStage<DnsReply> join(UnderWay first, DnsQuestion question, Deadline deadline) {
    if (deadline.left().compareTo(first.deadline().left()) <= 0) {
      return first
          .reply()
          .copy()
          .completeOnTimeout(
              new DnsReply.Failed(Cause.TIMEOUT),
              deadline.left().toMillis(),
              TimeUnit.MILLISECONDS);
    }
    return first
        .reply()
        .thenCompose(
            reply ->
                reply.equals(new DnsReply.Failed(Cause.TIMEOUT))
                    ? behind.ask(question, deadline)
                    : CompletableFuture.completedFuture(reply));
  }

  private Optional<DnsReply> known(DnsQuestion question) {
    Instant now = clock.instant();
    synchronized (kept) {
      Kept entry = kept.get(question);
      if (entry == null || !entry.until().isAfter(now)) {
        kept.remove(question);
        return Optional.empty();
      }
      return Optional.of(aged(entry.reply(), Duration.between(now, entry.until())));
    }
  }

  private void keep(DnsQuestion question, DnsReply reply) {
    Duration span =
        reply.fold(
            answer -> shorter(answer.ttl(), MAX),
            noSuchName -> shorter(noSuchName.ttl(), MAX_ABSENCE),
            noData -> shorter(noData.ttl(), MAX_ABSENCE),
            failed -> Duration.ZERO);
    if (span.isZero() || question.type() == RecordType.NS) {
      return;
    }
    synchronized (kept) {
      kept.put(question, new Kept(reply, clock.instant().plus(span)));
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
    return behind.toString();
  }
}
