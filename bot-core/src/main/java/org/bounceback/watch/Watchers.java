package org.bounceback.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.store.Transaction;
import org.bounceback.watch.WatchQuota.Scope;

/** The table of who started which watch. */
final class Watchers {
  /** A row that is older than the longest watch no longer counts towards the limits. */
  private static final Duration MAX = Duration.ofDays(15);

  private Watchers() {}

  /** Returns which limit one more watch would exceed; a watch of the same case is not counted. */
  static Optional<Scope> exceeded(Transaction tx, String id, WatchQuota quota, Instant now) {
    Instant since = now.minus(MAX);
    if (isReached(tx, "person", quota.person(), quota.mostOfPerson(), id, since)) {
      return Optional.of(Scope.PERSON);
    }
    return isReached(tx, "workspace", quota.workspace(), quota.mostOfWorkspace(), id, since)
        ? Optional.of(Scope.WORKSPACE)
        : Optional.empty();
  }

  static void put(Transaction tx, CaseId id, WatchQuota quota, Instant now) {
    delete(tx, id.text());
    tx.update(
        "insert into watchers (case_id, person, workspace, begun) values (?, ?, ?, ?)",
        id.text(),
        quota.person(),
        quota.workspace(),
        now);
  }

  static void delete(Transaction tx, String id) {
    tx.update("delete from watchers where case_id = ?", id);
  }

  private static boolean isReached(
      Transaction tx, String column, String whose, int most, String id, Instant since) {
    return most > 0
        && tx.query(
                    "select count(*) as n from watchers where %s = ? and case_id <> ? and begun > ?"
                        .formatted(column),
                    whose,
                    id,
                    since)
                .get(0)
                .number("n")
            >= most;
  }
}
