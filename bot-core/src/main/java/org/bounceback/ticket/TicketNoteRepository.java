package org.bounceback.ticket;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.store.ResultRow;
import org.bounceback.store.Transaction;

/** The table {@code notes}: notes that users in the chat add to tickets. */
final class TicketNoteRepository {
  private static final String BESIDE =
      "select o.note_key as note_key from notes n join notes o on o.case_id = n.case_id"
          + " and (o.written %s n.written or (o.written = n.written and o.note_key %s n.note_key))"
          + " where n.note_key = ?";

  private static final String OWN_NAME = "Bounceback";

  private final Clock clock;

  TicketNoteRepository(Clock clock) {
    this.clock = clock;
  }

  /**
   * A pending note.
   *
   * @param mailOf the case whose e-mail is attached; empty if there is none
   * @param submission the submission whose ticket text and e-mail are the note; empty for others
   * @param tried whether an earlier attempt may have added it
   */
  record Kept(
      CaseId about,
      TicketNote ticketNote,
      Optional<CaseId> mailOf,
      Optional<String> submission,
      boolean tried) {}

  /**
   * Stores the internal note with a ticket's findings; it is written again at each attempt, so the
   * case's e-mail must be stored until then.
   *
   * @return its key; empty if it was already stored
   */
  Optional<String> addOpening(Transaction tx, CaseId id, String submission) {
    String key = "opened-" + id.text();
    int added =
        tx.update(
            "insert into notes (note_key, case_id, author, words, written, tried, submission_key,"
                + " mail_of) values (?, ?, ?, '', ?, ?, ?, ?) on conflict (note_key) do nothing",
            key,
            id.text(),
            OWN_NAME,
            clock.instant(),
            false,
            submission,
            id.text());
    return added == 1 ? Optional.of(key) : Optional.empty();
  }

  /** Stores a note; returns whether it is new. */
  boolean add(Transaction tx, CaseId id, TicketNote ticketNote) {
    return add(tx, id, ticketNote, Optional.empty());
  }

  /** Stores a note with the e-mail of a case; returns whether it is new. */
  boolean add(Transaction tx, CaseId id, TicketNote ticketNote, Optional<CaseId> mailOf) {
    int added =
        tx.update(
            "insert into notes (note_key, case_id, author, words, written, tried, mail_of)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict (note_key) do nothing",
            ticketNote.key(),
            id.text(),
            ticketNote.author(),
            ticketNote.text(),
            clock.instant(),
            false,
            mailOf.map(CaseId::text));
    return added == 1;
  }

  Optional<Kept> find(Transaction tx, String key) {
    return tx.findRow("select * from notes where note_key = ?", key)
        .map(TicketNoteRepository::read);
  }

  /** Returns the key of the previous note for the same case. */
  Optional<String> before(Transaction tx, String key) {
    return tx.findRow(
            BESIDE.formatted("<", "<") + " order by o.written desc, o.note_key desc limit 1", key)
        .map(resultRow -> resultRow.text("note_key"));
  }

  /** Returns the key of the next note for the same case. */
  Optional<String> after(Transaction tx, String key) {
    return tx.findRow(BESIDE.formatted(">", ">") + " order by o.written, o.note_key limit 1", key)
        .map(resultRow -> resultRow.text("note_key"));
  }

  /** Returns the keys of a case's notes, in the order of writing. */
  List<String> of(Transaction tx, CaseId id) {
    return tx
        .query("select note_key from notes where case_id = ? order by written, note_key", id.text())
        .stream()
        .map(resultRow -> resultRow.text("note_key"))
        .toList();
  }

  void recordTry(Transaction tx, String key) {
    tx.update("update notes set tried = (1 = 1) where note_key = ?", key);
  }

  private static Kept read(ResultRow resultRow) {
    return new Kept(
        new CaseId(resultRow.text("case_id")),
        new TicketNote(
            resultRow.text("note_key"), resultRow.text("author"), resultRow.text("words")),
        resultRow.findText("mail_of").map(CaseId::new),
        resultRow.findText("submission_key"),
        resultRow.isTrue("tried"));
  }
}
