package org.bounceback.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.DelistingRecord;
import org.bounceback.store.ClockTrust;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.store.outbox.OutboxTask;
import org.bounceback.watch.WatchQuota.Scope;

/**
 * Repeats blocklist checks automatically: an hour after the request, then less and less often, for
 * two weeks or until the subject is no longer listed. Changes are reported through the outbox, so
 * that a crash loses nothing. Safe for concurrent use.
 */
public final class WatchService {
  private static final OutboxTask CHECK_AGAIN = new OutboxTask("check-again");
  private static final OutboxTask TELL_NEWS = new OutboxTask("tell-watch-news");

  private final Database database;
  private final CaseRepository caseRepository;
  private final Outbox outbox;
  private final Clock clock;

  /**
   * Creates a service for the cases of {@code caseRepository}, which is stored in {@code database}.
   */
  public WatchService(
      Database database, CaseRepository caseRepository, Outbox outbox, Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Starts watching what a case checked. If it is watched already, the watch starts over.
   *
   * @return the case after the change; empty if it was deleted or did not check any blocklists
   */
  public Optional<Case> start(CaseId id) throws StoreException {
    return change(id, (tx, lists) -> begun(tx, id, lists));
  }

  /** Starts watching like {@link #start(CaseId)}, within the requester's limits. */
  public WatchStartResult start(CaseId id, WatchQuota quota) throws StoreException {
    return limited(id, quota, (tx, lists) -> begun(tx, id, lists));
  }

  /** Returns which limit one more watch would exceed; empty if none. */
  public Optional<Scope> exceeded(WatchQuota quota) throws StoreException {
    return database.inTransaction(tx -> Watchers.exceeded(tx, "", quota, clock.instant()));
  }

  /**
   * Stops watching.
   *
   * @return the case after the change; empty if it was deleted
   */
  public Optional<Case> end(CaseId id) throws StoreException {
    return change(
        id,
        (tx, lists) -> {
          Watchers.delete(tx, id.text());
          return lists.withWatch(Optional.empty());
        });
  }

  /**
   * Records that a delisting request was drafted, and the cause that it describes. A newer request
   * for the same list replaces it.
   *
   * @return the case after the change; empty if it was deleted
   */
  public Optional<Case> drafted(CaseId id, String zone, String name, String cause)
      throws StoreException {
    var drafted = new DelistingRecord(zone, name, cause, Optional.empty());
    return change(id, (tx, lists) -> lists.withDelisting(drafted));
  }

  /**
   * Records that the requests drafted so far were sent, and starts watching within the requester's
   * limits.
   */
  public WatchStartResult requested(CaseId id, WatchQuota quota) throws StoreException {
    Instant now = clock.instant();
    return limited(
        id,
        quota,
        (tx, lists) -> {
          List<DelistingRecord> asked =
              lists.delistings().stream().map(each -> each.asked(now)).toList();
          return begun(tx, id, lists.withDelistings(asked));
        });
  }

  /**
   * Returns the outbox handlers of the watch tasks.
   *
   * @param patience how long a check may take
   * @param trust whether a watch may end by the clock
   * @param events writes and posts what is found
   */
  public Map<OutboxTask, OutboxHandler> handlers(
      BlocklistCheck lists, Duration patience, ClockTrust trust, WatchListener events) {
    WatchRecheckHandler.Settling settling =
        (id, next, news, report) -> settled(id, next, news, report.map(events::toCaseResult));
    return Map.of(
        CHECK_AGAIN,
        new WatchRecheckHandler(caseRepository, lists, patience, settling, clock, trust),
        TELL_NEWS,
        new WatchNewsHandler(events));
  }

  private Optional<Case> change(
      CaseId id, BiFunction<Transaction, BlocklistFindings, BlocklistFindings> change)
      throws StoreException {
    return database.inTransaction(
        tx -> {
          Optional<Case> found =
              caseRepository.find(tx, id).filter(each -> each.kind() == CaseKind.LOOKUP);
          if (found.isEmpty() || !(found.get().findings() instanceof BlocklistFindings lists)) {
            return Optional.empty();
          }
          caseRepository.replaceFindings(
              tx, id, found.get().caseResult().with(change.apply(tx, lists)));
          return caseRepository.find(tx, id);
        });
  }

  private WatchStartResult limited(
      CaseId id,
      WatchQuota quota,
      BiFunction<Transaction, BlocklistFindings, BlocklistFindings> change)
      throws StoreException {
    Optional<Scope> exceeded =
        database.inTransaction(tx -> Watchers.exceeded(tx, id.text(), quota, clock.instant()));
    if (exceeded.isPresent()) {
      return new WatchStartResult(Optional.empty(), exceeded);
    }
    return new WatchStartResult(
        change(
            id,
            (tx, lists) -> {
              Watchers.put(tx, id, quota, clock.instant());
              return change.apply(tx, lists);
            }),
        Optional.empty());
  }

  private BlocklistFindings begun(Transaction tx, CaseId id, BlocklistFindings lists) {
    BlocklistWatch blocklistWatch = BlocklistWatch.begun(lists, clock.instant());
    put(tx, id, blocklistWatch);
    return lists.withWatch(Optional.of(blocklistWatch.state()));
  }

  private TransactionWrites settled(
      CaseId id, BlocklistWatch next, WatchNews news, Optional<CaseResult> found) {
    return tx -> {
      Optional<Case> watched = caseRepository.find(tx, id);
      if (watched.isEmpty() || !(watched.get().findings() instanceof BlocklistFindings before)) {
        return;
      }
      CaseResult caseResult = found.orElse(watched.get().caseResult());
      if (caseResult.findings() instanceof BlocklistFindings now) {
        Optional<BlocklistWatch> watch = Optional.of(next).filter(each -> !news.over());
        BlocklistFindings settled =
            now.withDelistings(before.delistings()).withWatch(watch.map(BlocklistWatch::state));
        caseRepository.replaceFindings(tx, id, caseResult.with(settled));
      }
      if (found.isPresent()) {
        var payload = new JsonObjectBuilder().with("case", id.text()).with("news", news.toJson());
        outbox.put(tx, TELL_NEWS, id + "/" + news.name(), payload.toString());
      }
      if (news.over()) {
        Watchers.delete(tx, id.text());
      } else {
        put(tx, id, next);
      }
    };
  }

  private void put(Transaction tx, CaseId id, BlocklistWatch blocklistWatch) {
    outbox.put(
        tx, CHECK_AGAIN, id + "/" + blocklistWatch.nextName(), id.text(), blocklistWatch.next());
  }
}
