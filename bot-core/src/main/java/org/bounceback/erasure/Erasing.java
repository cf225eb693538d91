package org.bounceback.erasure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.AuditLog;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseState;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.ticket.ExternalId;

/**
 * Runs one erasure. It reads outside of transactions and deletes each case in its own short
 * transaction. All steps are idempotent: a run that was killed is repeated from the beginning. Not
 * thread-safe.
 */
final class Erasing {
  /**
   * Other processes may write while the tables are read, so the tables are read until nothing is
   * found.
   */
  private static final int MAX_PASSES = 5;

  private final Database database;
  private final CaseRepository caseRepository;
  private final Outbox outbox;
  private final Erasures erasures;
  private final Erasures.Pending pending;
  private final NamedRows rows;
  private final String mark;
  private final Set<CaseId> erased = new LinkedHashSet<>();
  private final Set<CaseId> unfinished = new LinkedHashSet<>();
  private final Set<String> elsewhere = new LinkedHashSet<>();
  private boolean changed;

  Erasing(
      Database database,
      CaseRepository caseRepository,
      Outbox outbox,
      Erasures erasures,
      Erasures.Pending pending,
      ReadingMemory memory) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.outbox = outbox;
    this.erasures = erasures;
    this.pending = pending;
    this.rows = new NamedRows(database, pending.address(), memory);
    this.mark = SaltedAddressHash.of(pending.address()).text();
  }

  /** Runs the erasure until it is finished. */
  Erasure run() throws StoreException {
    int passes = 0;
    do {
      changed = false;
      for (PersonalTable table : PersonalTable.ALL) {
        rows.visit(table, this::erase);
      }
      passes++;
    } while (changed && passes < MAX_PASSES);
    database.write(this::finish);
    database.purgeDeleted();
    return new Erasure(List.copyOf(erased), List.copyOf(unfinished), List.copyOf(elsewhere));
  }

  private void finish(Transaction tx) {
    Optional<Long> count = erasures.erased(tx, pending);
    if (count.isPresent()) {
      erasures.finish(tx, pending);
      String detail = count.get() + " cases erased, " + unfinished.size() + " left";
      caseRepository
          .audit()
          .record(
              tx,
              new AuditLog.AuditedAction(
                  pending.by(),
                  "forget",
                  mark,
                  AuditLog.AuditOutcome.DONE,
                  detail,
                  Optional.empty()));
    }
  }

  private void erase(NamedRows.Found found) throws StoreException {
    switch (found.table().owner()) {
      case CASE -> erase(new CaseId(found.owner()));
      case TICKET -> eraseTicket(Long.parseLong(found.owner()));
      case ROW -> eraseRow(found);
      case AUDIT -> mark(found.owner());
    }
  }

  private void erase(CaseId id) throws StoreException {
    if (!erased.contains(id)) {
      database.write(tx -> erase(tx, id));
    }
  }

  private void erase(Transaction tx, CaseId id) {
    Optional<Case> found = caseRepository.find(tx, id);
    if (found.isEmpty()) {
      return;
    }
    if (found.get().state() == CaseState.ACCEPTED) {
      unfinished.add(id);
      return;
    }
    unfinished.remove(id);
    int local =
        tx.update("delete from local_tickets where external_id = ?", ExternalId.of(id).text());
    found
        .flatMap(Case::ticket)
        .filter(ticket -> local == 0)
        .ifPresent(ticket -> elsewhere.add(ticket.number()));
    outbox.erase(tx, id.text());
    tx.query("select note_key from notes where case_id = ?", id.text())
        .forEach(note -> outbox.erase(tx, note.text("note_key")));
    tx.update(
        "delete from undelivered where id = ? or payload = ? or payload in"
            + " (select note_key from notes where case_id = ?) or payload in"
            + " (select submission_key from submissions where case_id = ?)",
        id.text(),
        id.text(),
        id.text(),
        id.text());
    tx.update("delete from submissions where case_id = ?", id.text());
    tx.update("delete from local_remarks where source = ?", "note:joined-" + id.text());
    tx.update("delete from cases where id = ?", id.text());
    erasures.count(tx, pending);
    erased.add(id);
    changed = true;
  }

  /** Erases a ticket of the local desk, which may still exist after its case was deleted. */
  private void eraseTicket(long number) throws StoreException {
    database.write(
        tx ->
            tx.findRow("select external_id from local_tickets where number = ?", number)
                .map(resultRow -> new CaseId(resultRow.text("external_id")))
                .ifPresent(
                    id -> {
                      if (caseRepository.find(tx, id).isPresent()) {
                        erase(tx, id);
                      } else {
                        tx.update("delete from local_tickets where number = ?", number);
                        changed = true;
                      }
                    }));
  }

  private void eraseRow(NamedRows.Found found) throws StoreException {
    switch (found.table().name()) {
      case "inbox" -> eraseArrival(found);
      case "scheduled_tasks" ->
          database.write(
              tx -> {
                if (!isOfACase(tx, found)) {
                  delete(tx, found);
                }
              });
      default -> database.write(tx -> delete(tx, found));
    }
  }

  private void eraseArrival(NamedRows.Found found) throws StoreException {
    if (!rows.replaced(found.owner(), "").equals(found.owner())) {
      database.write(tx -> delete(tx, found));
    } else {
      database.write(tx -> EventInbox.erase(tx, found.owner()));
      changed = true;
    }
  }

  private void delete(Transaction tx, NamedRows.Found found) {
    PersonalTable table = found.table();
    tx.update(
        "delete from %s where %s".formatted(table.name(), table.keyCondition()),
        found.key().toArray());
    changed = true;
  }

  /** Returns whether the task belongs to an existing case. Such a task is not deleted. */
  private boolean isOfACase(Transaction tx, NamedRows.Found task) {
    String instance = String.valueOf(task.key().get(1));
    int slash = instance.indexOf('/');
    String id = slash < 0 ? instance : instance.substring(0, slash);
    return tx.findRow(
            "select id from cases where id = ? or id in"
                + " (select case_id from notes where note_key = ?)",
            id,
            instance)
        .isPresent();
  }

  private void mark(String id) throws StoreException {
    database.write(
        tx -> {
          for (ResultRow resultRow : tx.query("select * from audit where id = ?", id)) {
            tx.update(
                "update audit set person = ?, workspace = ?, channel = ?, target = ?, detail = ?"
                    + " where id = ?",
                rows.replaced(resultRow.text("person"), "erased"),
                rows.replaced(resultRow.text("workspace"), "erased"),
                rows.replaced(resultRow.text("channel"), "erased"),
                rows.replaced(resultRow.text("target"), mark),
                rows.replaced(resultRow.text("detail"), mark),
                id);
          }
        });
  }
}
