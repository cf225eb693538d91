package org.bounceback.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseState;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.DeskName;
import org.bounceback.store.Database;
import org.bounceback.store.Outbox;
import org.bounceback.store.Row;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Transaction;

/**
 * Lets a case about a mail that is at the desk already share that ticket: the same bytes, from the
 * same workspace, within a day. What was submitted first has the ticket, so that of several at once
 * one opens it and the others wait for it.
 */
final class Joining {
  private static final Duration WINDOW = Duration.ofDays(1);
  private static final String EARLIER =
      "select c.id as id from cases c join mails m on m.case_id = c.id"
          + " join submissions s on s.case_id = c.id"
          + " where m.sha256 = (select sha256 from mails where case_id = ?)"
          + " and c.workspace = (select workspace from cases where id = ?)"
          + " and (c.state = ? or (c.state = ? and c.ticket_desk = ?)) and c.id <> ?"
          + " and (s.submitted < ? or (s.submitted = ? and (c.state = ? or c.id < ?)))"
          + " and s.submitted >= ?"
          + " order by s.submitted, c.id limit 1";

  private final Database database;
  private final Casebook casebook;
  private final DeskName desk;
  private final Notes notes;
  private final Outbox outbox;

  Joining(Database database, Casebook casebook, DeskName desk, Notes notes, Outbox outbox) {
    this.database = database;
    this.casebook = casebook;
    this.desk = desk;
    this.notes = notes;
    this.outbox = outbox;
  }

  /** The case that brought the same mail before; empty where there is none. */
  Optional<Case> earlier(CaseId id) throws StoreFailed {
    Optional<Instant> submitted =
        database
            .query(
                "select submitted from submissions where case_id = ? order by submitted limit 1",
                id.text())
            .stream()
            .findFirst()
            .map(row -> row.instant("submitted"));
    return submitted.isEmpty() ? Optional.empty() : earlier(id, submitted.get());
  }

  /** Tells the desk, in a note on the ticket of {@code first}, what came with it this time. */
  void tell(Transaction tx, Case first, Ticket again) {
    String words =
        "The same e-mail was brought again, as case "
            + again.caseId()
            + ".\nSubject: "
            + again.subject()
            + "\n\n"
            + again.summary();
    var note = new Note("joined-" + again.caseId().text(), again.requester(), words);
    if (notes.add(tx, first.id(), note)) {
      outbox.put(tx, Escalations.ADD_NOTE, note.key(), note.key());
    }
  }

  private Optional<Case> earlier(CaseId id, Instant submitted) throws StoreFailed {
    Optional<Row> found =
        database
            .query(
                EARLIER,
                id.text(),
                id.text(),
                CaseState.ACCEPTED.name(),
                CaseState.SENT.name(),
                desk.toString(),
                id.text(),
                submitted,
                submitted,
                CaseState.SENT.name(),
                id.text(),
                submitted.minus(WINDOW))
            .stream()
            .findFirst();
    return found.isEmpty() ? Optional.empty() : casebook.find(new CaseId(found.get().text("id")));
  }
}
