package org.bounceback.blocklist;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bounceback.address.Domain;
import org.bounceback.blocklist.Finding.Why;
import org.bounceback.net.Breakers;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;
import org.bounceback.net.DnsRecord;
import org.bounceback.net.DnsReply;
import org.bounceback.net.ResolverProbe;

/**
 * Asks every list for one subject, all at the same time and under one deadline. Safe for concurrent
 * use; it keeps the zones' health between checks.
 */
public final class BlocklistCheck {
  private static final int LONGEST_REASON = 500;

  private final Dns dns;
  private final Catalogue catalogue;
  private final Breakers breakers;
  private final TestEntries testEntries;

  /** A check with no knowledge of the zones' health yet. */
  public BlocklistCheck(Dns dns, Catalogue catalogue, Clock clock) {
    this.dns = dns;
    this.catalogue = catalogue;
    this.breakers = new Breakers(clock);
    this.testEntries = new TestEntries(dns, clock);
  }

  /** Hears how far a check is; called from any thread, in any order, once for each list asked. */
  public interface Progress {
    /** One more zone is done, of {@code all}. */
    void advanced(int done, int all, Finding finding);
  }

  /** How many lists a check of such a subject asks; those that would need a key do not count. */
  public int listsFor(SubjectKind kind) {
    return (int) catalogue.askableFor(kind).stream().filter(zone -> !zone.needsKey()).count();
  }

  /**
   * Asks all lists.
   *
   * @return the report, shortly after {@code deadline} at the latest; it never fails: a list that
   *     did not answer is in it as unavailable
   */
  public CompletionStage<BlocklistReport> check(
      Subject subject, Deadline deadline, Progress progress) {
    long start = System.nanoTime();
    List<Zone> zones = catalogue.askableFor(subject.kind());
    CompletionStage<Boolean> resolverAnswered = resolverAnswers(zones, deadline);
    var done = new AtomicInteger();
    int asked = listsFor(subject.kind());
    List<CompletableFuture<Finding>> findings = new ArrayList<>();
    for (Zone zone : zones) {
      findings.add(
          ask(zone, subject, deadline)
              .thenApply(
                  finding -> {
                    if (!zone.needsKey()) {
                      progress.advanced(done.incrementAndGet(), asked, finding);
                    }
                    return finding;
                  })
              .toCompletableFuture());
    }
    return CompletableFuture.allOf(findings.toArray(CompletableFuture<?>[]::new))
        .thenCombine(
            resolverAnswered,
            (allDone, answered) ->
                new BlocklistReport(
                    subject,
                    findings.stream().map(CompletableFuture::join).toList(),
                    Duration.ofNanos(System.nanoTime() - start),
                    answered));
  }

  private CompletionStage<Finding> ask(Zone zone, Subject subject, Deadline deadline) {
    Optional<Domain> domain = zone.domain();
    if (zone.needsKey() || domain.isEmpty()) {
      return CompletableFuture.completedFuture(new Finding.Unavailable(zone, Why.KEY_NEEDED));
    }
    Optional<Domain> name = Domain.parse(subject.label() + "." + domain.get());
    if (name.isEmpty()) {
      return CompletableFuture.completedFuture(new Finding.Unavailable(zone, Why.MALFORMED));
    }
    if (!breakers.mayTry(zone.name())) {
      return CompletableFuture.completedFuture(new Finding.Unavailable(zone, Why.SKIPPED_BREAKER));
    }
    return dns.ask(new DnsQuestion(name.get(), RecordType.A), deadline)
        .thenCombine(
            testEntries.of(zone, domain.get(), subject.kind(), deadline),
            (answer, tests) -> {
              tell(zone, answer);
              return AnswerReader.read(zone, subject, answer, tests.listed(), tests.clean());
            })
        .thenCompose(finding -> withReason(finding, name.get(), deadline));
  }

  /** A resolver that is away says nothing of the zone. */
  private void tell(Zone zone, DnsReply answer) {
    if (!(answer instanceof DnsReply.Failed failed)) {
      breakers.succeeded(zone.name());
    } else if (failed.cause() == DnsReply.Cause.UNREACHABLE) {
      breakers.abandoned(zone.name());
    } else {
      breakers.failed(zone.name());
    }
  }

  /** Asks for the list's own words; only for listed subjects, which halves the load. */
  private CompletionStage<Finding> withReason(Finding finding, Domain name, Deadline deadline) {
    if (!(finding instanceof Finding.Listed listed)) {
      return CompletableFuture.completedFuture(finding);
    }
    return dns.ask(new DnsQuestion(name, RecordType.TXT), deadline)
        .thenApply(
            reply ->
                new Finding.Listed(
                    listed.zone(),
                    listed.codes(),
                    listed.meaning(),
                    reason(reply),
                    listed.policy(),
                    listed.delistUrl(),
                    listed.ttl()));
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

  private CompletionStage<Boolean> resolverAnswers(List<Zone> zones, Deadline deadline) {
    return zones.stream()
        .flatMap(zone -> zone.domain().stream())
        .findFirst()
        .map(domain -> ResolverProbe.answers(dns, domain, deadline))
        .orElseGet(() -> CompletableFuture.completedFuture(true));
  }
}
