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
import org.bounceback.blocklist.Finding.Why;
import org.bounceback.net.CircuitBreakers;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;
import org.bounceback.net.RateLimiters;

/**
 * Asks one zone for one subject and for its test entries, unless the zone is known to be of no use.
 */
final class ZoneQuestion {
  private static final int LONGEST_REASON = 500;

  /** A question that would wait longer for a list that limits them is not asked. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Dns dns;
  private final Clock clock;
  private final ZoneHealth health;
  private final CircuitBreakers circuitBreakers;
  private final RateLimiters limits;
  private final TestEntries testEntries;

  ZoneQuestion(Dns dns, ZoneHealth health, Clock clock) {
    this.dns = dns;
    this.clock = clock;
    this.health = health;
    this.circuitBreakers = new CircuitBreakers(clock);
    this.limits = new RateLimiters(LONGEST_WAIT);
    this.testEntries = new TestEntries(dns, clock, health.tested());
  }

  /**
   * What came of it; never fails.
   *
   * @param resolverAnswered whether the resolver answers at all; a zone is not blamed for one that
   *     does not
   */
  CompletionStage<Finding> ask(
      Target target,
      Subject subject,
      Deadline deadline,
      CompletionStage<Boolean> resolverAnswered,
      Progress progress) {
    Optional<Domain> name = target.nameFor(subject);
    if (name.isEmpty()) {
      return away(target, Why.MALFORMED);
    }
    return health
        .voice(target.zone())
        .enter(deadline, clock.instant())
        .fold(
            ask -> inTurn(target, subject, name.get(), ask.deadline(), resolverAnswered),
            wait -> {
              Runnable goesOn = progress.heldBack();
              return wait.spoke()
                  .thenCompose(
                      spoke -> {
                        goesOn.run();
                        return spoke
                            ? inTurn(target, subject, name.get(), deadline, resolverAnswered)
                            : away(target, Why.TIMEOUT);
                      });
            },
            leaveAlone -> away(target, Why.SKIPPED_BREAKER));
  }

  /** Asks no faster than the list's operator allows. */
  private CompletionStage<Finding> inTurn(
      Target target,
      Subject subject,
      Domain name,
      Deadline deadline,
      CompletionStage<Boolean> resolverAnswered) {
    Duration wait = Duration.ZERO;
    for (QueryLimit limit : target.zone().limits()) {
      String whose = target.zone().name() + " in " + limit.period();
      Optional<Duration> turn = limits.reserve(whose, limit.questions(), limit.period());
      if (turn.isEmpty() || turn.get().compareTo(deadline.left()) > 0) {
        return away(target, Why.SKIPPED_BREAKER);
      }
      wait = turn.get().compareTo(wait) > 0 ? turn.get() : wait;
    }
    if (wait.isZero()) {
      return ask(target, subject, name, deadline, resolverAnswered);
    }
    Executor then = CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS);
    return CompletableFuture.runAsync(() -> {}, then)
        .thenCompose(itsTurn -> ask(target, subject, name, deadline, resolverAnswered));
  }

  private CompletionStage<Finding> ask(
      Target target,
      Subject subject,
      Domain name,
      Deadline deadline,
      CompletionStage<Boolean> resolverAnswered) {
    Zone zone = target.zone();
    if (!circuitBreakers.mayTry(zone.name())) {
      return away(target, Why.SKIPPED_BREAKER);
    }
    ZoneVoice voice = health.voice(zone);
    return dns.ask(new DnsQuestion(name, RecordType.A), deadline)
        .thenApply(
            answer -> {
              voice.hear(answer);
              tell(zone, answer, resolverAnswered);
              return answer;
            })
        .thenCombine(
            testEntries.of(target, subject.kind(), voice, deadline),
            (answer, soundness) -> {
              voice.ended();
              return AnswerReader.read(zone, subject, answer, soundness);
            })
        .thenCompose(finding -> withReason(target, finding, name, deadline));
  }

  private void tell(Zone zone, DnsReply answer, CompletionStage<Boolean> resolverAnswered) {
    if (!(answer instanceof DnsReply.Failed failed)) {
      circuitBreakers.succeeded(zone.name());
    } else if (failed.cause() == Cause.UNREACHABLE) {
      circuitBreakers.abandoned(zone.name());
    } else if (failed.cause() == Cause.TIMEOUT) {
      resolverAnswered.thenAccept(
          answered -> {
            if (answered) {
              circuitBreakers.failed(zone.name());
            } else {
              circuitBreakers.abandoned(zone.name());
            }
          });
    } else {
      circuitBreakers.failed(zone.name());
    }
  }

  /** Asks for the list's own words; only for listed subjects, which halves the load. */
  private CompletionStage<Finding> withReason(
      Target target, Finding finding, Domain name, Deadline deadline) {
    if (!(finding instanceof Finding.Listed listed)) {
      return CompletableFuture.completedFuture(finding);
    }
    return dns.ask(new DnsQuestion(name, RecordType.TXT), deadline)
        .thenApply(reply -> listed.with(reason(reply).map(target::withoutKey)));
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
    int[] kept = words.codePoints().limit(LONGEST_REASON).toArray();
    return words.isEmpty() ? Optional.empty() : Optional.of(new String(kept, 0, kept.length));
  }

  private static CompletionStage<Finding> away(Target target, Why why) {
    return CompletableFuture.completedFuture(new Finding.Unavailable(target.zone(), why));
  }
}
