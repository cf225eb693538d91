package org.bounceback.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.ZoneResult;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.UnreadableFindings;
import org.bounceback.net.Deadline;
import org.bounceback.store.ClockTrust;
import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;

/** Repeats the blocklist check of a watched case; the entry's payload is the case ID. */
final class WatchRecheckHandler implements OutboxHandler {
  private final CaseRepository caseRepository;
  private final BlocklistCheck lists;
  private final Duration patience;
  private final Settling settling;
  private final Clock clock;
  private final ClockTrust trust;

  /** Stores the result of a check and schedules the next one. */
  interface Settling {
    /** Returns the writes for the transaction that ends the check. */
    TransactionWrites of(
        CaseId id, BlocklistWatch next, WatchNews news, Optional<BlocklistReport> report);
  }

  WatchRecheckHandler(
      CaseRepository caseRepository,
      BlocklistCheck lists,
      Duration patience,
      Settling settling,
      Clock clock,
      ClockTrust trust) {
    this.caseRepository = caseRepository;
    this.lists = lists;
    this.patience = patience;
    this.settling = settling;
    this.clock = clock;
    this.trust = trust;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    Optional<Case> watched = caseRepository.find(new CaseId(outboxEntry.payload()));
    if (watched.filter(each -> each.findings() instanceof UnreadableFindings).isPresent()) {
      return new DeliveryResult.RejectedForGood("the stored findings of the case cannot be read");
    }
    // A watch that was restarted has another entry.
    Optional<BlocklistWatch> blocklistWatch =
        watched
            .flatMap(each -> blocklists(each).flatMap(BlocklistFindings::watch))
            .map(BlocklistWatch::new)
            .filter(each -> outboxEntry.id().endsWith("/" + each.nextName()));
    Optional<BlocklistSubject> blocklistSubject =
        watched.flatMap(each -> BlocklistSubject.parse(each.subject()));
    if (blocklistWatch.isEmpty() || blocklistSubject.isEmpty()) {
      return new DeliveryResult.Done(TransactionWrites.NONE);
    }
    BlocklistReport report = ask(blocklistSubject.get());
    if (!report.resolverAnswered()) {
      return new DeliveryResult.Retry(
          "the resolver does not respond", Optional.empty(), TransactionWrites.NONE);
    }
    return new DeliveryResult.Done(compared(watched.get(), blocklistWatch.get(), report));
  }

  /** Deletes the row of the watch, so that it no longer counts towards the limits. */
  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String why) {
    return tx -> Watchers.delete(tx, outboxEntry.payload());
  }

  private static Optional<BlocklistFindings> blocklists(Case watched) {
    return watched.findings() instanceof BlocklistFindings lists
        ? Optional.of(lists)
        : Optional.empty();
  }

  private BlocklistReport ask(BlocklistSubject blocklistSubject) throws InterruptedException {
    try {
      return lists
          .check(blocklistSubject, Deadline.after(patience), (done, all, zoneResult) -> {})
          .toCompletableFuture()
          .get();
    } catch (ExecutionException bug) {
      throw new IllegalStateException("the blocklist check failed", bug);
    }
  }

  /** A list that could not be checked this time counts as it did at the last check. */
  private TransactionWrites compared(
      Case watched, BlocklistWatch blocklistWatch, BlocklistReport report) throws StoreException {
    Map<String, String> names =
        report.zoneResults().stream()
            .map(ZoneResult::zone)
            .collect(
                Collectors.toMap(each -> each.name(), each -> each.title(), (one, other) -> one));
    Set<String> listed = zones(report.listed(), each -> each.zone().name());
    Set<String> unavailable = zones(report.unavailable(), each -> each.zone().name());
    var now = new TreeSet<>(listed);
    blocklistWatch.listed().stream().filter(unavailable::contains).forEach(now::add);
    Instant instant = clock.instant();
    boolean over =
        now.isEmpty() || (!instant.isBefore(blocklistWatch.until()) && trust.isTrusted());
    BlocklistWatch next = blocklistWatch.after(now, instant);
    var news =
        new WatchNews(
            instant,
            missing(blocklistWatch.listed(), now, names),
            missing(now, blocklistWatch.listed(), names),
            over);
    return settling.of(
        watched.id(), next, news, news.isWorthTelling() ? Optional.of(report) : Optional.empty());
  }

  private static List<String> missing(Set<String> from, Set<String> in, Map<String, String> names) {
    return from.stream()
        .filter(zone -> !in.contains(zone))
        .sorted()
        .map(zone -> names.getOrDefault(zone, zone))
        .toList();
  }

  private static <T> Set<String> zones(List<T> findings, Function<T, String> zone) {
    return findings.stream().map(zone).collect(Collectors.toSet());
  }
}
