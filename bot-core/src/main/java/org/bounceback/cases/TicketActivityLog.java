package org.bounceback.cases;

import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;

/**
 * What came back from the desk about a case, and who took it in hand, in order. Safe for concurrent
 * use.
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

  /** What kind of thing came back. */
  public enum ActivityKind {
    /** Somebody at the desk answered. */
    ANSWER,
    /** The ticket has another status; the words are its name, as in {@link TicketStatus}. */
    STATUS,
    /** The desk did not take what somebody in the chat added; the words say why. */
    NOTE_REFUSED,
    /** Somebody took the case in hand; the words are who had it before, empty if nobody. */
    TAKEN,
    /** Whoever had the case in hand has not any more. */
    GIVEN_BACK
  }

  /**
   * One thing that came back.
   *
   * @param number counts within the case, from 1
   * @param author empty where nobody said it
   */
  public record ActivityEntry(int number, ActivityKind activityKind, String author, String text) {}

  /**
   * Writes down what came back; until {@code tx} ends nobody else does so for that case.
   *
   * @param source names it within the case: written down twice, it is still one
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

  /** The number that the next line gets; until {@code tx} ends nobody else writes one. */
  public int next(Transaction tx, CaseId id) {
    hold(tx, id);
    String last = "select coalesce(max(number), 0) as n from desk_log where case_id = ?";
    return Math.toIntExact(tx.query(last, id.text()).get(0).number("n")) + 1;
  }

  /** All that came back, oldest first. */
  public List<ActivityEntry> of(CaseId id) throws StoreException {
    return database
        .query("select * from desk_log where case_id = ? order by number", id.text())
        .stream()
        .map(TicketActivityLog::read)
        .toList();
  }

  /** What people in the chat were not told yet, oldest first. */
  public List<ActivityEntry> untold(CaseId id) throws StoreException {
    return database.query(UNTOLD, id.text(), id.text()).stream()
        .map(TicketActivityLog::read)
        .toList();
  }

  /** Writes down that people were told everything up to that line. */
  public void recordTold(Transaction tx, CaseId id, int number) {
    tx.update("update cases set lines_told = ? where id = ?", number, id.text());
  }

  /** The number of the first line that people were not told yet; empty when they know all. */
  public OptionalInt firstUntold(Transaction tx, CaseId id) {
    return tx.findRow(UNTOLD + " limit 1", id.text(), id.text())
        .map(resultRow -> OptionalInt.of(Math.toIntExact(resultRow.number("number"))))
        .orElseGet(OptionalInt::empty);
  }

  /** Lines are counted, and what was told of them, by one at a time. */
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
