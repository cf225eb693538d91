package org.bounceback.blocklist;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bounceback.address.Domain;
import org.bounceback.blocklist.BlocklistCheck.Progress;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;
import org.bounceback.net.Guard;

/** Queries one zone for one subject and its test entries, unless the zone is known not to work. */
final class ZoneQuestion {
  private static final int MAX_REASON = 500;

  private final Dns dns;
  private final ZoneHealth health;
  private final TestEntryProbe testEntryProbe;

  ZoneQuestion(Dns dns, ZoneHealth health, Clock clock) {
    this.dns = dns;
    this.health = health;
    this.testEntryProbe = new TestEntryProbe(dns, clock, health.tested());
  }

  /**
   * Returns the result; never fails.
   *
   * @param resolverAnswered whether the resolver responds at all; a zone is not blamed for one that
   *     does not
   */
  CompletionStage<ZoneResult> query(
      ZoneQueryTarget zoneQueryTarget,
      BlocklistSubject blocklistSubject,
      Deadline deadline,
      CompletionStage<Boolean> resolverAnswered,
      Progress progress) {
    Optional<Domain> name = zoneQueryTarget.nameFor(blocklistSubject);
    if (name.isEmpty()) {
      return unavailable(zoneQueryTarget, UnavailableReason.MALFORMED);
    }
    return health
        .availability(zoneQueryTarget.zone())
        .decide(deadline)
        .fold(
            ask ->
                rateLimited(
                    zoneQueryTarget,
                    blocklistSubject,
                    name.get(),
                    ask.deadline(),
                    resolverAnswered),
            wait -> {
              Runnable resume = progress.paused();
              return wait.responded()
                  .thenCompose(
                      responded -> {
                        resume.run();
                        return responded
                            ? rateLimited(
                                zoneQueryTarget,
                                blocklistSubject,
                                name.get(),
                                deadline,
                                resolverAnswered)
                            : unavailable(zoneQueryTarget, UnavailableReason.TIMEOUT);
                      });
            },
            skip -> unavailable(zoneQueryTarget, UnavailableReason.SKIPPED_BREAKER));
  }

  /** Queries the zone within the operator's rate limit. */
  private CompletionStage<ZoneResult> rateLimited(
      ZoneQueryTarget zoneQueryTarget,
      BlocklistSubject blocklistSubject,
      Domain name,
      Deadline deadline,
      CompletionStage<Boolean> resolverAnswered) {
    ZoneAvailability availability = health.availability(zoneQueryTarget.zone());
    Optional<Duration> wait = availability.guard().reserve();
    if (wait.isEmpty() || wait.get().compareTo(deadline.remaining()) > 0) {
      availability.withdrawn();
      return unavailable(zoneQueryTarget, UnavailableReason.SKIPPED_BREAKER);
    }
    if (wait.get().isZero()) {
      return query(zoneQueryTarget, blocklistSubject, name, deadline, resolverAnswered);
    }
    Executor executor =
        CompletableFuture.delayedExecutor(wait.get().toNanos(), TimeUnit.NANOSECONDS);
    return CompletableFuture.runAsync(() -> {}, executor)
        .thenCompose(
            ignored -> query(zoneQueryTarget, blocklistSubject, name, deadline, resolverAnswered));
  }

  private CompletionStage<ZoneResult> query(
      ZoneQueryTarget zoneQueryTarget,
      BlocklistSubject blocklistSubject,
      Domain name,
      Deadline deadline,
      CompletionStage<Boolean> resolverAnswered) {
    Zone zone = zoneQueryTarget.zone();
    ZoneAvailability availability = health.availability(zone);
    if (!availability.guard().tryCall()) {
      availability.withdrawn();
      return unavailable(zoneQueryTarget, UnavailableReason.SKIPPED_BREAKER);
    }
    return dns.query(new DnsQuestion(name, RecordType.A), deadline)
        .thenApply(
            reply -> {
              availability.received(reply);
              record(availability.guard(), reply, resolverAnswered);
              return reply;
            })
        .thenCombine(
            testEntryProbe.result(zoneQueryTarget, blocklistSubject.kind(), availability, deadline),
            (reply, testEntryResult) -> {
              availability.ended();
              return ZoneReplyInterpreter.read(zone, blocklistSubject, reply, testEntryResult);
            })
        .thenCompose(zoneResult -> withReason(zoneQueryTarget, zoneResult, name, deadline));
  }

  private static void record(
      Guard guard, DnsReply reply, CompletionStage<Boolean> resolverAnswered) {
    if (!(reply instanceof DnsReply.Failed failed)) {
      guard.succeeded();
    } else if (failed.cause() == Cause.UNREACHABLE) {
      guard.abandoned();
    } else if (failed.cause() == Cause.TIMEOUT) {
      resolverAnswered.thenAccept(
          answered -> {
            if (answered) {
              guard.failed();
            } else {
              guard.abandoned();
            }
          });
    } else {
      guard.failed();
    }
  }

  /** Queries the list's own explanation; only for listed subjects, which halves the load. */
  private CompletionStage<ZoneResult> withReason(
      ZoneQueryTarget zoneQueryTarget, ZoneResult zoneResult, Domain name, Deadline deadline) {
    if (!(zoneResult instanceof ZoneResult.Listed listed)) {
      return CompletableFuture.completedFuture(zoneResult);
    }
    return dns.query(new DnsQuestion(name, RecordType.TXT), deadline)
        .thenApply(reply -> listed.withReason(reason(reply).map(zoneQueryTarget::withoutKey)));
  }

  private static Optional<String> reason(DnsReply reply) {
    if (!(reply instanceof DnsReply.Answer answer)) {
      return Optional.empty();
    }
    String text =
        answer.records().stream()
            .filter(DnsRecord.Text.class::isInstance)
            .map(dnsRecord -> ((DnsRecord.Text) dnsRecord).value())
            .collect(Collectors.joining(" "))
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}]+", " ")
            .strip();
    int[] truncated = text.codePoints().limit(MAX_REASON).toArray();
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new String(truncated, 0, truncated.length));
  }

  private static CompletionStage<ZoneResult> unavailable(
      ZoneQueryTarget zoneQueryTarget, UnavailableReason unavailableReason) {
    return CompletableFuture.completedFuture(
        new ZoneResult.Unavailable(zoneQueryTarget.zone(), unavailableReason));
  }
}
