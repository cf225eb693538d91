package org.bounceback.cases;

import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * Stores, in order, what the ticket system reported about a case and who was assigned to it. Safe
 * for concurrent use.
 */
public final class TicketActivityLog {
  private static final String UNTOLD =
      "select * from desk_log where case_id = ? and number >"
          + " (select lines_told from cases where id = ?) order by number";

  private final Database database;
  private final Clock clock;

  TicketActivityLog(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The kind of activity. */
  public enum ActivityKind {
    /** Someone replied in the ticket system. */
    ANSWER,
    /** The ticket's status changed; the text is its name in {@link TicketStatus}. */
    STATUS,
    /** The ticket system rejected a note from the chat; the text is the reason. */
    NOTE_REFUSED,
    /**
     * Someone was assigned to the case; the text is the previous assignee, empty if there was none.
     */
    TAKEN,
    /** The case was unassigned. */
    GIVEN_BACK
  }

  /**
   * One activity.
   *
   * @param number its number within the case, starting at 1
   * @param author who wrote it; empty if no person did
   */
  public record ActivityEntry(int number, ActivityKind activityKind, String author, String text) {}

  /**
   * Records an activity. Until {@code tx} ends, other transactions cannot record activities of this
   * case.
   *
   * @param source its unique key within the case; a second call with the same key adds nothing
   * @return whether it was new
   */
  public boolean add(
      Transaction tx,
      CaseId id,
      String source,
      ActivityKind activityKind,
      String author,
      String words) {
    hold(tx, id);
    int added =
        tx.update(
            "insert into desk_log (case_id, number, source, kind, author, words, came)"
                + " select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from desk_log"
                + " where case_id = ? on conflict (case_id, source) do nothing",
            id.text(),
            source,
            activityKind.name(),
            author,
            words,
            clock.instant(),
            id.text());
    return added == 1;
  }

  /** Returns the next entry's number and locks the case until {@code tx} ends. */
  public int next(Transaction tx, CaseId id) {
    hold(tx, id);
    String last = "select coalesce(max(number), 0) as n from desk_log where case_id = ?";
    return Math.toIntExact(tx.query(last, id.text()).get(0).number("n")) + 1;
  }

  /** Returns all activities, oldest first. */
  public List<ActivityEntry> of(CaseId id) throws StoreException {
    return database
        .query("select * from desk_log where case_id = ? order by number", id.text())
        .stream()
        .map(TicketActivityLog::read)
        .toList();
  }

  /** Returns the activities that were not posted in the chat yet, oldest first. */
  public List<ActivityEntry> untold(CaseId id) throws StoreException {
    return database.query(UNTOLD, id.text(), id.text()).stream()
        .map(TicketActivityLog::read)
        .toList();
  }

  /** Records that everything up to this entry was posted in the chat. */
  public void recordTold(Transaction tx, CaseId id, int number) {
    tx.update("update cases set lines_told = ? where id = ?", number, id.text());
  }

  /** Returns the number of the first entry that was not posted yet; empty if all were posted. */
  public OptionalInt firstUntold(Transaction tx, CaseId id) {
    return tx.findRow(UNTOLD + " limit 1", id.text(), id.text())
        .map(resultRow -> OptionalInt.of(Math.toIntExact(resultRow.number("number"))))
        .orElseGet(OptionalInt::empty);
  }

  /** Locks the case's row, so that one transaction at a time numbers or posts entries. */
  private static void hold(Transaction tx, CaseId id) {
    tx.update("update cases set lines_told = lines_told where id = ?", id.text());
  }

  private static ActivityEntry read(ResultRow resultRow) {
    return new ActivityEntry(
        Math.toIntExact(resultRow.number("number")),
        ActivityKind.valueOf(resultRow.text("kind")),
        resultRow.text("author"),
        resultRow.text("words"));
  }
}
