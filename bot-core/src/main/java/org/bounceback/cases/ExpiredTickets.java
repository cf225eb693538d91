package org.bounceback.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;

/**
 * Deletes escalated cases and local tickets that have not changed for a long time. Tickets in other
 * ticket systems are not deleted. A case with a queued ticket or note is not deleted.
 */
final class ExpiredTickets {
  private static final int AT_ONCE = 500;

  private static final String CHANGED =
      "(coalesce(t.changed, t.opened, 0) >= ? or exists (select 1 from local_remarks r"
          + " where r.ticket = t.number and r.said >= ?))";

  /** Cases without a recent change: opened, submitted, notes, ticket activity, assignment. */
  private static final String CASES =
      "select c.id as id from cases c where c.state in ('SENT', 'FAILED') and c.opened < ?"
          + " and coalesce(c.kept_since, 0) < ?"
          + " and not exists (select 1 from submissions s where s.case_id = c.id"
          + " and s.submitted >= ?)"
          + " and not exists (select 1 from desk_log l where l.case_id = c.id and l.came >= ?)"
          + " and not exists (select 1 from notes n where n.case_id = c.id and (n.written >= ?"
          + " or n.note_key in (select task_instance from scheduled_tasks)))"
          + " and not exists (select 1 from undelivered u where u.given_up >= ?"
          + " and (u.id = c.id or u.id in (select note_key from notes where case_id = c.id)))"
          + " and not exists (select 1 from scheduled_tasks t where t.task_instance = c.id)"
          + " and not exists (select 1 from cases o where o.ticket_id = c.ticket_id"
          + " and o.ticket_desk = c.ticket_desk and o.opened >= ?)"
          + " and not exists (select 1 from local_tickets t where t.external_id = c.id and "
          + CHANGED
          + ")";

  private static final int MOMENTS = 9;

  private final Database database;
  private final CaseRepository caseRepository;
  private final Outbox outbox;

  ExpiredTickets(Database database, CaseRepository caseRepository, Outbox outbox) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.outbox = outbox;
  }

  /**
   * Deletes what has not changed since this time. Returns how many cases, and tickets without a
   * case, it deleted.
   */
  int purge(Instant before) throws StoreException {
    int deleted = 0;
    for (CaseId id : candidates(before)) {
      deleted += database.inTransaction(tx -> delete(tx, id, before));
    }
    return deleted + database.inTransaction(tx -> withoutCase(tx, before));
  }

  /** Returns the cases that have not changed since this time, read outside of a transaction. */
  List<CaseId> candidates(Instant before) throws StoreException {
    String sql = CASES + " order by c.opened limit " + AT_ONCE;
    return database.query(sql, Collections.nCopies(MOMENTS, before).toArray()).stream()
        .map(resultRow -> new CaseId(resultRow.text("id")))
        .toList();
  }

  /** Deletes a candidate unless it has changed in the meantime, for example by a note. */
  int delete(Transaction tx, CaseId id, Instant before) {
    caseRepository.tickets().hold(tx, id);
    var arguments = new ArrayList<Object>(Collections.nCopies(MOMENTS, before));
    arguments.add(id.text());
    if (tx.query(CASES + " and c.id = ?", arguments.toArray()).isEmpty()) {
      return 0;
    }
    List<String> notes =
        tx.query("select note_key from notes where case_id = ?", id.text()).stream()
            .map(resultRow -> resultRow.text("note_key"))
            .toList();
    outbox.drop(tx, id.text());
    notes.forEach(note -> outbox.drop(tx, note));
    tx.update(
        "delete from undelivered where id = ? or payload = ? or id like ?",
        id.text(),
        id.text(),
        id.text() + "/%");
    notes.forEach(note -> tx.update("delete from undelivered where payload = ?", note));
    tx.update("delete from local_tickets where external_id = ?", id.text());
    tx.update("delete from submissions where case_id = ?", id.text());
    return tx.update("delete from cases where id = ?", id.text());
  }

  /** Deletes local tickets whose case was erased and old dead letters. */
  private static int withoutCase(Transaction tx, Instant before) {
    tx.update(
        "delete from undelivered where given_up < ? and task not in ('open-ticket', 'add-note')",
        before);
    return tx.update(
        "delete from local_tickets where number in (select t.number from local_tickets t where not "
            + CHANGED
            + " and t.external_id not in (select id from cases))",
        before,
        before);
  }
}
