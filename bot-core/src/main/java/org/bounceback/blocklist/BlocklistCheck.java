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
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
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

  private static final Progress UNHEARD = (done, all, zoneResult) -> {};

  private final Dns dns;
  private final BlocklistCatalog blocklistCatalog;
  private final BlocklistCredentials blocklistCredentials;
  private final Clock clock;
  private final ZoneHealth health;
  private final ZoneQuestion question;
  private final Map<SubjectKind, List<Asked>> asked;

  /** A zone of the catalogue; without a target where it needs a key that we have not. */
  private record Asked(Zone zone, Optional<ZoneQueryTarget> zoneQueryTarget) {}

  /** A check with no knowledge of the zones' health yet. */
  public BlocklistCheck(Dns dns, BlocklistCatalog blocklistCatalog, Clock clock) {
    this(
        dns,
        blocklistCatalog,
        BlocklistCredentials.FREE,
        new ZoneHealth(clock, System::nanoTime),
        clock);
  }

  /** A check with our keys that shares what is known of the zones. */
  public BlocklistCheck(
      Dns dns,
      BlocklistCatalog blocklistCatalog,
      BlocklistCredentials blocklistCredentials,
      ZoneHealth health,
      Clock clock) {
    this.dns = dns;
    this.blocklistCatalog = blocklistCatalog;
    this.blocklistCredentials = blocklistCredentials;
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
    void advanced(int done, int all, ZoneResult zoneResult);

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
    return (int) zones(kind).stream().filter(each -> each.zoneQueryTarget().isPresent()).count();
  }

  /**
   * Asks all lists.
   *
   * @return the report, shortly after {@code deadline} at the latest; it never fails: a list that
   *     did not answer is in it as unavailable
   */
  public CompletionStage<BlocklistReport> check(
      BlocklistSubject blocklistSubject, Deadline deadline, Progress progress) {
    long start = System.nanoTime();
    List<Asked> zones = zones(blocklistSubject.kind());
    CompletionStage<Boolean> probe = probeUnlessHeard(zones, deadline);
    var resolverAnswered = new CompletableFuture<Boolean>();
    var done = new AtomicInteger();
    int all = listsFor(blocklistSubject.kind());
    var findings = new ArrayList<CompletableFuture<ZoneResult>>();
    for (Asked each : zones) {
      CompletableFuture<ZoneResult> zoneResult =
          each.zoneQueryTarget()
              .map(
                  zoneQueryTarget ->
                      question.ask(
                          zoneQueryTarget, blocklistSubject, deadline, resolverAnswered, progress))
              .orElseGet(() -> away(each.zone(), UnavailableReason.KEY_NEEDED))
              .toCompletableFuture();
      if (each.zoneQueryTarget().isPresent()) {
        zoneResult = zoneResult.whenComplete((told, bug) -> advance(progress, done, all, told));
      }
      findings.add(zoneResult);
    }
    CompletableFuture<Void> allFound =
        CompletableFuture.allOf(findings.toArray(CompletableFuture<?>[]::new));
    return probe
        .thenCombine(allFound, (probed, found) -> probed)
        .toCompletableFuture()
        .completeOnTimeout(false, deadline.left().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            probed -> {
              List<ZoneResult> told = told(zones, findings);
              boolean answered = probed || isAnswered(told);
              // First, since a pause of a zone lasts longer than the one after failed queries.
              if (answered) {
                rememberTheSilent(told);
              }
              resolverAnswered.complete(answered);
              return new BlocklistReport(
                  blocklistSubject, told, Duration.ofNanos(System.nanoTime() - start), answered);
            });
  }

  /**
   * Asks those lists once more that are known to speak and did not in time, if they are many: then
   * this machine or the line was busy, and not they. The rest of the report stands.
   */
  CompletionStage<BlocklistReport> checkMissed(BlocklistReport report, Deadline deadline) {
    Set<String> silent =
        report.zoneResults().stream()
            .filter(BlocklistCheck::isSilent)
            .map(each -> each.zone().name())
            .collect(Collectors.toSet());
    Map<String, ZoneQueryTarget> missed =
        zones(report.blocklistSubject().kind()).stream()
            .filter(each -> silent.contains(each.zone().name()))
            .filter(each -> health.availability(each.zone()).hasResponded())
            .collect(
                Collectors.toMap(
                    each -> each.zone().name(), each -> each.zoneQueryTarget().orElseThrow()));
    boolean many = missed.size() > report.zoneResults().size() / FEW;
    if (!many || !report.resolverAnswered()) {
      return CompletableFuture.completedFuture(report);
    }
    var answered = CompletableFuture.completedFuture(true);
    List<CompletableFuture<ZoneResult>> findings =
        report.zoneResults().stream()
            .map(
                each ->
                    Optional.ofNullable(missed.get(each.zone().name()))
                        .map(
                            zoneQueryTarget ->
                                question.ask(
                                    zoneQueryTarget,
                                    report.blocklistSubject(),
                                    deadline,
                                    answered,
                                    UNHEARD))
                        .orElseGet(() -> CompletableFuture.completedFuture(each))
                        .toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(findings.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, deadline.left().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            all -> {
              List<ZoneResult> told = new ArrayList<>();
              for (int i = 0; i < findings.size(); i++) {
                told.add(findings.get(i).getNow(report.zoneResults().get(i)));
              }
              return new BlocklistReport(
                  report.blocklistSubject(), told, report.took(), report.resolverAnswered());
            });
  }

  private static List<ZoneResult> told(
      List<Asked> zones, List<CompletableFuture<ZoneResult>> findings) {
    var told = new ArrayList<ZoneResult>();
    for (int i = 0; i < zones.size(); i++) {
      ZoneResult late = new ZoneResult.Unavailable(zones.get(i).zone(), UnavailableReason.TIMEOUT);
      told.add(findings.get(i).getNow(late));
    }
    return told;
  }

  /** Whether anybody spoke; where nobody was asked, nobody failed to. */
  private static boolean isAnswered(List<ZoneResult> zoneResults) {
    return zoneResults.stream().noneMatch(BlocklistCheck::isSilent)
        || zoneResults.stream().anyMatch(BlocklistCheck::saysSomething);
  }

  private static boolean saysSomething(ZoneResult zoneResult) {
    return !(zoneResult instanceof ZoneResult.Unavailable away)
        || switch (away.unavailableReason()) {
          case TIMEOUT, SKIPPED_BREAKER, KEY_NEEDED -> false;
          default -> true;
        };
  }

  /** Where most zones are silent, the line is to blame and not they. */
  private void rememberTheSilent(List<ZoneResult> zoneResults) {
    List<ZoneResult> silent = zoneResults.stream().filter(BlocklistCheck::isSilent).toList();
    if (silent.size() * 2 < zoneResults.size()) {
      silent.forEach(each -> health.availability(each.zone()).failed(clock.instant()));
    }
  }

  private static boolean isSilent(ZoneResult zoneResult) {
    return zoneResult instanceof ZoneResult.Unavailable away
        && away.unavailableReason() == UnavailableReason.TIMEOUT;
  }

  private static void advance(
      Progress progress, AtomicInteger done, int all, ZoneResult zoneResult) {
    progress.advanced(done.incrementAndGet(), all, zoneResult);
  }

  /** Dead zones are silent as well, so until one has spoken the resolver is asked by itself. */
  private CompletionStage<Boolean> probeUnlessHeard(List<Asked> zones, Deadline deadline) {
    Optional<ZoneQueryTarget> any =
        zones.stream().flatMap(each -> each.zoneQueryTarget().stream()).findFirst();
    return any.isEmpty() || health.hasAnyResponded()
        ? CompletableFuture.completedFuture(any.isEmpty())
        : ResolverProbe.answers(dns, any.get().domain(), deadline);
  }

  private List<Asked> zones(SubjectKind kind) {
    return asked.getOrDefault(kind, List.of());
  }

  private List<Asked> askedFor(SubjectKind kind) {
    return blocklistCatalog.askableFor(kind).stream()
        .map(zone -> new Asked(zone, blocklistCredentials.target(zone)))
        .toList();
  }

  private static CompletionStage<ZoneResult> away(Zone zone, UnavailableReason unavailableReason) {
    return CompletableFuture.completedFuture(new ZoneResult.Unavailable(zone, unavailableReason));
  }
}
