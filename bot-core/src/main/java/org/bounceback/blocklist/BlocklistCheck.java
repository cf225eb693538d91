package org.bounceback.blocklist;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bounceback.blocklist.Finding.Why;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.ResolverProbe;

/**
 * Asks every list for one subject, all at the same time and under one deadline. Safe for concurrent
 * use; it keeps the zones' health between checks.
 */
public final class BlocklistCheck {
  /** By then what ends with the deadline has ended by itself. */
  private static final Duration GRACE = Duration.ofMillis(40);

  /** One list in twenty may be slow or lose datagrams by itself. */
  private static final int FEW = 20;

  private static final Progress UNHEARD = (done, all, finding) -> {};

  private final Dns dns;
  private final Catalogue catalogue;
  private final Access access;
  private final Clock clock;
  private final ZoneHealth health;
  private final ZoneQuestion question;
  private final Map<SubjectKind, List<Asked>> asked;

  /** A zone of the catalogue; without a target where it needs a key that we have not. */
  private record Asked(Zone zone, Optional<Target> target) {}

  /** A check with no knowledge of the zones' health yet. */
  public BlocklistCheck(Dns dns, Catalogue catalogue, Clock clock) {
    this(dns, catalogue, Access.FREE, new ZoneHealth(clock), clock);
  }

  /** A check with our keys that shares what is known of the zones. */
  public BlocklistCheck(
      Dns dns, Catalogue catalogue, Access access, ZoneHealth health, Clock clock) {
    this.dns = dns;
    this.catalogue = catalogue;
    this.access = access;
    this.clock = clock;
    this.health = health;
    this.question = new ZoneQuestion(dns, health, clock);
    this.asked =
        Arrays.stream(SubjectKind.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), this::askedFor));
  }

  /** Hears how far a check is; called from any thread and in any order. */
  public interface Progress {
    /** One more zone is done, of {@code all}; once for each list asked. */
    void advanced(int done, int all, Finding finding);

    /**
     * A question is held back until somebody else's tells whether its zone speaks.
     *
     * @return what to call when that is known, and the question is asked or done without
     */
    default Runnable heldBack() {
      return () -> {};
    }
  }

  /** How many lists a check of such a subject asks; those that would need a key do not count. */
  public int listsFor(SubjectKind kind) {
    return (int) zones(kind).stream().filter(each -> each.target().isPresent()).count();
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
    List<Asked> zones = zones(subject.kind());
    CompletionStage<Boolean> probe = probeUnlessHeard(zones, deadline);
    var resolverAnswered = new CompletableFuture<Boolean>();
    var done = new AtomicInteger();
    int all = listsFor(subject.kind());
    var findings = new ArrayList<CompletableFuture<Finding>>();
    for (Asked each : zones) {
      CompletableFuture<Finding> finding =
          each.target()
              .map(target -> question.ask(target, subject, deadline, resolverAnswered, progress))
              .orElseGet(() -> away(each.zone(), Why.KEY_NEEDED))
              .toCompletableFuture();
      if (each.target().isPresent()) {
        finding = finding.whenComplete((told, bug) -> advance(progress, done, all, told));
      }
      findings.add(finding);
    }
    CompletableFuture<Void> allFound =
        CompletableFuture.allOf(findings.toArray(CompletableFuture<?>[]::new));
    return probe
        .thenCombine(allFound, (probed, found) -> probed)
        .toCompletableFuture()
        .completeOnTimeout(false, deadline.left().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            probed -> {
              List<Finding> told = told(zones, findings);
              boolean answered = probed || isAnswered(told);
              resolverAnswered.complete(answered);
              if (answered) {
                rememberTheSilent(told);
              }
              return new BlocklistReport(
                  subject, told, Duration.ofNanos(System.nanoTime() - start), answered);
            });
  }

  /**
   * Asks those lists once more that are known to speak and did not in time, if they are many: then
   * this machine or the line was busy, and not they. The rest of the report stands.
   */
  CompletionStage<BlocklistReport> checkMissed(BlocklistReport report, Deadline deadline) {
    Set<String> silent =
        report.findings().stream()
            .filter(BlocklistCheck::isSilent)
            .map(each -> each.zone().name())
            .collect(Collectors.toSet());
    Map<String, Target> missed =
        zones(report.subject().kind()).stream()
            .filter(each -> silent.contains(each.zone().name()))
            .filter(each -> health.voice(each.zone()).isHeard())
            .collect(
                Collectors.toMap(each -> each.zone().name(), each -> each.target().orElseThrow()));
    boolean many = missed.size() > report.findings().size() / FEW;
    if (!many || !report.resolverAnswered()) {
      return CompletableFuture.completedFuture(report);
    }
    var answered = CompletableFuture.completedFuture(true);
    List<CompletableFuture<Finding>> findings =
        report.findings().stream()
            .map(
                each ->
                    Optional.ofNullable(missed.get(each.zone().name()))
                        .map(
                            target ->
                                question.ask(target, report.subject(), deadline, answered, UNHEARD))
                        .orElseGet(() -> CompletableFuture.completedFuture(each))
                        .toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(findings.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, deadline.left().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            all -> {
              List<Finding> told = new ArrayList<>();
              for (int i = 0; i < findings.size(); i++) {
                told.add(findings.get(i).getNow(report.findings().get(i)));
              }
              return new BlocklistReport(
                  report.subject(), told, report.took(), report.resolverAnswered());
            });
  }

  private static List<Finding> told(List<Asked> zones, List<CompletableFuture<Finding>> findings) {
    var told = new ArrayList<Finding>();
    for (int i = 0; i < zones.size(); i++) {
      Finding late = new Finding.Unavailable(zones.get(i).zone(), Why.TIMEOUT);
      told.add(findings.get(i).getNow(late));
    }
    return told;
  }

  /** Whether anybody spoke; where nobody was asked, nobody failed to. */
  private static boolean isAnswered(List<Finding> findings) {
    return findings.stream().noneMatch(BlocklistCheck::isSilent)
        || findings.stream().anyMatch(BlocklistCheck::saysSomething);
  }

  private static boolean saysSomething(Finding finding) {
    return !(finding instanceof Finding.Unavailable away)
        || switch (away.why()) {
          case TIMEOUT, SKIPPED_BREAKER, KEY_NEEDED -> false;
          default -> true;
        };
  }

  /** Where most zones are silent, the line is to blame and not they. */
  private void rememberTheSilent(List<Finding> findings) {
    List<Finding> silent = findings.stream().filter(BlocklistCheck::isSilent).toList();
    if (silent.size() * 2 < findings.size()) {
      silent.forEach(each -> health.voice(each.zone()).silent(clock.instant()));
    }
  }

  private static boolean isSilent(Finding finding) {
    return finding instanceof Finding.Unavailable away && away.why() == Why.TIMEOUT;
  }

  private static void advance(Progress progress, AtomicInteger done, int all, Finding finding) {
    progress.advanced(done.incrementAndGet(), all, finding);
  }

  /** Dead zones are silent as well, so until one has spoken the resolver is asked by itself. */
  private CompletionStage<Boolean> probeUnlessHeard(List<Asked> zones, Deadline deadline) {
    Optional<Target> any = zones.stream().flatMap(each -> each.target().stream()).findFirst();
    return any.isEmpty() || health.hasHeardAny()
        ? CompletableFuture.completedFuture(any.isEmpty())
        : ResolverProbe.answers(dns, any.get().domain(), deadline);
  }

  private List<Asked> zones(SubjectKind kind) {
    return asked.getOrDefault(kind, List.of());
  }

  private List<Asked> askedFor(SubjectKind kind) {
    return catalogue.askableFor(kind).stream()
        .map(zone -> new Asked(zone, access.target(zone)))
        .toList();
  }

  private static CompletionStage<Finding> away(Zone zone, Why why) {
    return CompletableFuture.completedFuture(new Finding.Unavailable(zone, why));
  }
}
