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

/**
 * Asks one zone for one subject and for its test entries, unless the zone is known to be of no use.
 */
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
   * What came of it; never fails.
   *
   * @param resolverAnswered whether the resolver answers at all; a zone is not blamed for one that
   *     does not
   */
  CompletionStage<ZoneResult> ask(
      ZoneQueryTarget zoneQueryTarget,
      BlocklistSubject blocklistSubject,
      Deadline deadline,
      CompletionStage<Boolean> resolverAnswered,
      Progress progress) {
    Optional<Domain> name = zoneQueryTarget.nameFor(blocklistSubject);
    if (name.isEmpty()) {
      return away(zoneQueryTarget, UnavailableReason.MALFORMED);
    }
    return health
        .availability(zoneQueryTarget.zone())
        .enter(deadline)
        .fold(
            ask ->
                inTurn(
                    zoneQueryTarget,
                    blocklistSubject,
                    name.get(),
                    ask.deadline(),
                    resolverAnswered),
            wait -> {
              Runnable goesOn = progress.heldBack();
              return wait.responded()
                  .thenCompose(
                      responded -> {
                        goesOn.run();
                        return responded
                            ? inTurn(
                                zoneQueryTarget,
                                blocklistSubject,
                                name.get(),
                                deadline,
                                resolverAnswered)
                            : away(zoneQueryTarget, UnavailableReason.TIMEOUT);
                      });
            },
            leaveAlone -> away(zoneQueryTarget, UnavailableReason.SKIPPED_BREAKER));
  }

  /** Asks no faster than the list's operator allows. */
  private CompletionStage<ZoneResult> inTurn(
      ZoneQueryTarget zoneQueryTarget,
      BlocklistSubject blocklistSubject,
      Domain name,
      Deadline deadline,
      CompletionStage<Boolean> resolverAnswered) {
    ZoneAvailability availability = health.availability(zoneQueryTarget.zone());
    Optional<Duration> wait = availability.guard().reserve();
    if (wait.isEmpty() || wait.get().compareTo(deadline.left()) > 0) {
      availability.withdrawn();
      return away(zoneQueryTarget, UnavailableReason.SKIPPED_BREAKER);
    }
    if (wait.get().isZero()) {
      return ask(zoneQueryTarget, blocklistSubject, name, deadline, resolverAnswered);
    }
    Executor then = CompletableFuture.delayedExecutor(wait.get().toNanos(), TimeUnit.NANOSECONDS);
    return CompletableFuture.runAsync(() -> {}, then)
        .thenCompose(
            itsTurn -> ask(zoneQueryTarget, blocklistSubject, name, deadline, resolverAnswered));
  }

  private CompletionStage<ZoneResult> ask(
      ZoneQueryTarget zoneQueryTarget,
      BlocklistSubject blocklistSubject,
      Domain name,
      Deadline deadline,
      CompletionStage<Boolean> resolverAnswered) {
    Zone zone = zoneQueryTarget.zone();
    ZoneAvailability availability = health.availability(zone);
    if (!availability.guard().tryCall()) {
      availability.withdrawn();
      return away(zoneQueryTarget, UnavailableReason.SKIPPED_BREAKER);
    }
    return dns.ask(new DnsQuestion(name, RecordType.A), deadline)
        .thenApply(
            answer -> {
              availability.received(answer);
              record(availability.guard(), answer, resolverAnswered);
              return answer;
            })
        .thenCombine(
            testEntryProbe.of(zoneQueryTarget, blocklistSubject.kind(), availability, deadline),
            (answer, testEntryResult) -> {
              availability.ended();
              return ZoneReplyInterpreter.read(zone, blocklistSubject, answer, testEntryResult);
            })
        .thenCompose(zoneResult -> withReason(zoneQueryTarget, zoneResult, name, deadline));
  }

  private static void record(
      Guard guard, DnsReply answer, CompletionStage<Boolean> resolverAnswered) {
    if (!(answer instanceof DnsReply.Failed failed)) {
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

  /** Asks for the list's own words; only for listed subjects, which halves the load. */
  private CompletionStage<ZoneResult> withReason(
      ZoneQueryTarget zoneQueryTarget, ZoneResult zoneResult, Domain name, Deadline deadline) {
    if (!(zoneResult instanceof ZoneResult.Listed listed)) {
      return CompletableFuture.completedFuture(zoneResult);
    }
    return dns.ask(new DnsQuestion(name, RecordType.TXT), deadline)
        .thenApply(reply -> listed.with(reason(reply).map(zoneQueryTarget::withoutKey)));
  }

  private static Optional<String> reason(DnsReply reply) {
    if (!(reply instanceof DnsReply.Answer answer)) {
      return Optional.empty();
    }
    String words =
        answer.records().stream()
            .filter(DnsRecord.Text.class::isInstance)
            .map(each -> ((DnsRecord.Text) each).value())
            .collect(Collectors.joining(" "))
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}]+", " ")
            .strip();
    int[] kept = words.codePoints().limit(MAX_REASON).toArray();
    return words.isEmpty() ? Optional.empty() : Optional.of(new String(kept, 0, kept.length));
  }

  private static CompletionStage<ZoneResult> away(
      ZoneQueryTarget zoneQueryTarget, UnavailableReason unavailableReason) {
    return CompletableFuture.completedFuture(
        new ZoneResult.Unavailable(zoneQueryTarget.zone(), unavailableReason));
  }
}
