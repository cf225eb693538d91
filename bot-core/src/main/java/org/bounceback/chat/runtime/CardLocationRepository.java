package org.bounceback.chat.runtime;

import java.util.List;
import org.bounceback.cases.CaseId;
import org.bounceback.chat.MessageRef;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;

/**
 * Stores where the cards of cases are posted, so that they can be updated after a restart, and
 * which messages were posted in their threads. Safe for concurrent use.
 */
public final class CardLocationRepository {
  private static final String MESSAGE_KEY =
      "case_id = ? and state = ? and platform = ? and channel = ? and message = ?";

  private final Database database;

  /** Creates a repository in {@code database}. */
  public CardLocationRepository(Database database) {
    this.database = database;
  }

  /** Stores the location of a case's card, or its new version. An older version is ignored. */
  public void record(CaseId id, MessageRef place) throws StoreException {
    database.write(
        tx ->
            tx.update(
                "insert into messages (case_id, platform, channel, message, version)"
                    + " values (?, ?, ?, ?, ?) on conflict (case_id, platform, channel, message)"
                    + " do update set version = excluded.version"
                    + " where messages.version < excluded.version",
                id.text(),
                place.platform(),
                place.channel(),
                place.message(),
                place.version()));
  }

  /** Returns the locations of a case's cards; empty if none was posted. */
  public List<MessageRef> of(CaseId id) throws StoreException {
    return database
        .query(
            "select * from messages where case_id = ? order by platform, channel, message",
            id.text())
        .stream()
        .map(CardLocationRepository::read)
        .toList();
  }

  /** Whether a message was posted in a card's thread. */
  public enum ThreadMessageState {
    NO,
    /** An earlier attempt started and did not finish. */
    PERHAPS,
    YES
  }

  /**
   * Stores that posting the message about a case's state starts. Returns whether it was posted
   * before.
   */
  public ThreadMessageState beginLine(CaseId id, String state, MessageRef place)
      throws StoreException {
    return database.inTransaction(
        tx -> {
          int added =
              tx.update(
                  "insert into thread_lines (case_id, state, platform, channel, message, told)"
                      + " values (?, ?, ?, ?, ?, ?)"
                      + " on conflict (case_id, state, platform, channel, message) do nothing",
                  id.text(),
                  state,
                  place.platform(),
                  place.channel(),
                  place.message(),
                  false);
          if (added == 1) {
            return ThreadMessageState.NO;
          }
          boolean told =
              tx.findRow(
                      "select told from thread_lines where " + MESSAGE_KEY,
                      messageKey(id, state, place))
                  .map(resultRow -> resultRow.isTrue("told"))
                  .orElse(false);
          return told ? ThreadMessageState.YES : ThreadMessageState.PERHAPS;
        });
  }

  /** Stores that the message was posted. */
  public void endLine(CaseId id, String state, MessageRef place) throws StoreException {
    database.write(
        tx ->
            tx.update(
                "update thread_lines set told = (1 = 1) where " + MESSAGE_KEY,
                messageKey(id, state, place)));
  }

  private static Object[] messageKey(CaseId id, String state, MessageRef place) {
    return new Object[] {id.text(), state, place.platform(), place.channel(), place.message()};
  }

  private static MessageRef read(ResultRow resultRow) {
    return new MessageRef(
        resultRow.text("platform"),
        resultRow.text("channel"),
        resultRow.text("message"),
        Math.toIntExact(resultRow.number("version")));
  }
}
