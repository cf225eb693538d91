package org.bounceback.ticket;

import java.time.Clock;
import java.util.Optional;
import org.bounceback.casebook.CaseId;
import org.bounceback.store.Row;
import org.bounceback.store.Transaction;

/** The table {@code notes}: what people in the chat add to tickets. */
final class Notes {
  private final Clock clock;

  Notes(Clock clock) {
    this.clock = clock;
  }

  /**
   * A note on its way.
   *
   * @param mailOf the case whose mail goes along; empty where none does
   * @param tried whether an earlier try may have brought it to the desk
   */
  record Kept(CaseId about, Note note, Optional<CaseId> mailOf, boolean tried) {}

  /** Keeps a note; answers whether it is new. */
  boolean add(Transaction tx, CaseId id, Note note) {
    return add(tx, id, note, Optional.empty());
  }

  /** Keeps a note along with which the mail of a case goes; answers whether it is new. */
  boolean add(Transaction tx, CaseId id, Note note, Optional<CaseId> mailOf) {
    int added =
        tx.update(
            "insert into notes (note_key, case_id, author, words, written, tried, mail_of)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict (note_key) do nothing",
            note.key(),
            id.text(),
            note.author(),
            note.text(),
            clock.instant(),
            false,
            mailOf.map(CaseId::text));
    return added == 1;
  }

  Optional<Kept> find(Transaction tx, String key) {
    return tx.findRow("select * from notes where note_key = ?", key).map(Notes::read);
  }

  void recordTry(Transaction tx, String key) {
    tx.update("update notes set tried = (1 = 1) where note_key = ?", key);
  }

  private static Kept read(Row row) {
    return new Kept(
        new CaseId(row.text("case_id")),
        new Note(row.text("note_key"), row.text("author"), row.text("words")),
        row.findText("mail_of").map(CaseId::new),
        row.isTrue("tried"));
  }
}
