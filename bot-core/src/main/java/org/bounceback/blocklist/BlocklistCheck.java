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
 * Queries all blocklists for one subject, in parallel and with one deadline. Safe for concurrent
 * use; it stores the health of the zones between checks.
 */
public final class BlocklistCheck {
  /** Extra time for results that end exactly at the deadline. */
  private static final Duration GRACE = Duration.ofMillis(40);

  /** Up to one list in twenty may be slow or lose packets without a local cause. */
  private static final int TOLERATED_ONE_IN = 20;

  private static final Progress NO_PROGRESS = (done, all, zoneResult) -> {};

  private final Dns dns;
  private final BlocklistCatalog blocklistCatalog;
  private final BlocklistCredentials blocklistCredentials;
  private final Clock clock;
  private final ZoneHealth health;
  private final ZoneQuestion question;
  private final Map<SubjectKind, List<QueriedZone>> queriedZones;

  /** A zone of the catalog; without a target if it needs a key that is not configured. */
  private record QueriedZone(Zone zone, Optional<ZoneQueryTarget> zoneQueryTarget) {}

  /** Creates a check without prior knowledge of the zones' health. */
  public BlocklistCheck(Dns dns, BlocklistCatalog blocklistCatalog, Clock clock) {
    this(
        dns,
        blocklistCatalog,
        BlocklistCredentials.FREE,
        new ZoneHealth(clock, System::nanoTime),
        clock);
  }

  /** Creates a check that uses our keys and shares the zones' health. */
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
    this.queriedZones =
        Arrays.stream(SubjectKind.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), this::queriedZones));
  }

  /** Receives the progress of a check; called from any thread and in any order. */
  public interface Progress {
    /** Reports that one more zone of {@code all} is done; called once for each queried list. */
    void completed(int done, int all, ZoneResult zoneResult);

    /**
     * Reports that a query waits until another one shows whether its zone responds.
     *
     * @return the callback for when that is known, before the query is sent or skipped
     */
    default Runnable paused() {
      return () -> {};
    }
  }

  /**
   * Returns how many lists a check of that kind queries; lists with a missing key are not counted.
   */
  public int listsFor(SubjectKind kind) {
    return (int)
        zones(kind).stream()
            .filter(queriedZone -> queriedZone.zoneQueryTarget().isPresent())
            .count();
  }

  /**
   * Queries all lists.
   *
   * @return the report, shortly after {@code deadline} at the latest; it never fails: a list that
   *     did not respond is reported as unavailable
   */
  public CompletionStage<BlocklistReport> check(
      BlocklistSubject blocklistSubject, Deadline deadline, Progress progress) {
    long start = System.nanoTime();
    List<QueriedZone> zones = zones(blocklistSubject.kind());
    CompletionStage<Boolean> probe = probeUnlessResponsive(zones, deadline);
    var resolverAnswered = new CompletableFuture<Boolean>();
    var done = new AtomicInteger();
    int all = listsFor(blocklistSubject.kind());
    var findings = new ArrayList<CompletableFuture<ZoneResult>>();
    for (QueriedZone queriedZone : zones) {
      CompletableFuture<ZoneResult> zoneResult =
          queriedZone
              .zoneQueryTarget()
              .map(
                  zoneQueryTarget ->
                      question.query(
                          zoneQueryTarget, blocklistSubject, deadline, resolverAnswered, progress))
              .orElseGet(() -> unavailable(queriedZone.zone(), UnavailableReason.KEY_NEEDED))
              .toCompletableFuture();
      if (queriedZone.zoneQueryTarget().isPresent()) {
        zoneResult =
            zoneResult.whenComplete((completed, bug) -> advance(progress, done, all, completed));
      }
      findings.add(zoneResult);
    }
    CompletableFuture<Void> allFound =
        CompletableFuture.allOf(findings.toArray(CompletableFuture<?>[]::new));
    return probe
        .thenCombine(allFound, (probed, found) -> probed)
        .toCompletableFuture()
        .completeOnTimeout(
            false, deadline.remaining().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            probed -> {
              List<ZoneResult> results = collect(zones, findings);
              boolean answered = probed || isAnswered(results);
              // First, because a pause of a zone lasts longer than the one after failed queries.
              if (answered) {
                recordUnresponsive(results);
              }
              resolverAnswered.complete(answered);
              return new BlocklistReport(
                  blocklistSubject, results, Duration.ofNanos(System.nanoTime() - start), answered);
            });
  }

  /**
   * Queries again the lists that responded before but missed the deadline, if there are many: then
   * this machine or its network was overloaded, and not the lists. The rest of the report is
   * unchanged.
   */
  CompletionStage<BlocklistReport> checkMissed(BlocklistReport report, Deadline deadline) {
    Set<String> unresponsive =
        report.zoneResults().stream()
            .filter(BlocklistCheck::isTimeout)
            .map(zoneResult -> zoneResult.zone().name())
            .collect(Collectors.toSet());
    Map<String, ZoneQueryTarget> missed =
        zones(report.blocklistSubject().kind()).stream()
            .filter(queriedZone -> unresponsive.contains(queriedZone.zone().name()))
            .filter(queriedZone -> health.availability(queriedZone.zone()).hasResponded())
            .collect(
                Collectors.toMap(
                    queriedZone -> queriedZone.zone().name(),
                    queriedZone -> queriedZone.zoneQueryTarget().orElseThrow()));
    boolean isOverload = missed.size() > report.zoneResults().size() / TOLERATED_ONE_IN;
    if (!isOverload || !report.resolverAnswered()) {
      return CompletableFuture.completedFuture(report);
    }
    var answered = CompletableFuture.completedFuture(true);
    List<CompletableFuture<ZoneResult>> findings =
        report.zoneResults().stream()
            .map(
                zoneResult ->
                    Optional.ofNullable(missed.get(zoneResult.zone().name()))
                        .map(
                            zoneQueryTarget ->
                                question.query(
                                    zoneQueryTarget,
                                    report.blocklistSubject(),
                                    deadline,
                                    answered,
                                    NO_PROGRESS))
                        .orElseGet(() -> CompletableFuture.completedFuture(zoneResult))
                        .toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(findings.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, deadline.remaining().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            all -> {
              List<ZoneResult> results = new ArrayList<>();
              for (int i = 0; i < findings.size(); i++) {
                results.add(findings.get(i).getNow(report.zoneResults().get(i)));
              }
              return new BlocklistReport(
                  report.blocklistSubject(), results, report.took(), report.resolverAnswered());
            });
  }

  private static List<ZoneResult> collect(
      List<QueriedZone> zones, List<CompletableFuture<ZoneResult>> findings) {
    var results = new ArrayList<ZoneResult>();
    for (int i = 0; i < zones.size(); i++) {
      ZoneResult late = new ZoneResult.Unavailable(zones.get(i).zone(), UnavailableReason.TIMEOUT);
      results.add(findings.get(i).getNow(late));
    }
    return results;
  }

  /** Returns whether any zone responded, or none was queried. */
  private static boolean isAnswered(List<ZoneResult> zoneResults) {
    return zoneResults.stream().noneMatch(BlocklistCheck::isTimeout)
        || zoneResults.stream().anyMatch(BlocklistCheck::hasResponded);
  }

  private static boolean hasResponded(ZoneResult zoneResult) {
    return !(zoneResult instanceof ZoneResult.Unavailable unavailable)
        || switch (unavailable.unavailableReason()) {
          case TIMEOUT, SKIPPED_BREAKER, KEY_NEEDED -> false;
          default -> true;
        };
  }

  /** Records zones that did not respond. If most did not, the cause is our network. */
  private void recordUnresponsive(List<ZoneResult> zoneResults) {
    List<ZoneResult> unresponsive = zoneResults.stream().filter(BlocklistCheck::isTimeout).toList();
    if (unresponsive.size() * 2 < zoneResults.size()) {
      unresponsive.forEach(
          zoneResult -> health.availability(zoneResult.zone()).failed(clock.instant()));
    }
  }

  private static boolean isTimeout(ZoneResult zoneResult) {
    return zoneResult instanceof ZoneResult.Unavailable unavailable
        && unavailable.unavailableReason() == UnavailableReason.TIMEOUT;
  }

  private static void advance(
      Progress progress, AtomicInteger done, int all, ZoneResult zoneResult) {
    progress.completed(done.incrementAndGet(), all, zoneResult);
  }

  /**
   * Checks the resolver separately until any zone has responded, because dead zones do not respond
   * either.
   */
  private CompletionStage<Boolean> probeUnlessResponsive(
      List<QueriedZone> zones, Deadline deadline) {
    Optional<ZoneQueryTarget> any =
        zones.stream().flatMap(queriedZone -> queriedZone.zoneQueryTarget().stream()).findFirst();
    return any.isEmpty() || health.hasAnyResponded()
        ? CompletableFuture.completedFuture(any.isEmpty())
        : ResolverProbe.responds(dns, any.get().domain(), deadline);
  }

  private List<QueriedZone> zones(SubjectKind kind) {
    return queriedZones.getOrDefault(kind, List.of());
  }

  private List<QueriedZone> queriedZones(SubjectKind kind) {
    return blocklistCatalog.queryableFor(kind).stream()
        .map(zone -> new QueriedZone(zone, blocklistCredentials.target(zone)))
        .toList();
  }

  private static CompletionStage<ZoneResult> unavailable(
      Zone zone, UnavailableReason unavailableReason) {
    return CompletableFuture.completedFuture(new ZoneResult.Unavailable(zone, unavailableReason));
  }
}
