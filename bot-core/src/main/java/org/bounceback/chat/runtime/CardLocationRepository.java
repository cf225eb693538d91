package org.bounceback.chat.runtime;

import java.util.List;
import org.bounceback.cases.CaseId;
import org.bounceback.chat.MessageRef;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;

/**
 * Where the cards of cases stand, so that they can be edited after a restart too, and what was said
 * under them. Safe for concurrent use.
 */
public final class CardLocationRepository {
  private static final String LINE =
      "case_id = ? and state = ? and platform = ? and channel = ? and message = ?";

  private final Database database;

  /** Places kept in {@code database}. */
  public CardLocationRepository(Database database) {
    this.database = database;
  }

  /** Writes down where a case's card stands, or its new version there; an older one is ignored. */
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

  /** Where a case's card stands; empty when it was shown nowhere. */
  public List<MessageRef> of(CaseId id) throws StoreException {
    return database
        .query(
            "select * from messages where case_id = ? order by platform, channel, message",
            id.text())
        .stream()
        .map(CardLocationRepository::read)
        .toList();
  }

  /** Whether something was said under a card. */
  public enum ThreadMessageState {
    NO,
    /** A former try began to and did not end. */
    PERHAPS,
    YES
  }

  /** Begins to say under a card that its case is in that state; answers whether it was said. */
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
              tx.findRow("select told from thread_lines where " + LINE, line(id, state, place))
                  .map(resultRow -> resultRow.isTrue("told"))
                  .orElse(false);
          return told ? ThreadMessageState.YES : ThreadMessageState.PERHAPS;
        });
  }

  /** Writes down that it was said. */
  public void endLine(CaseId id, String state, MessageRef place) throws StoreException {
    database.write(
        tx ->
            tx.update(
                "update thread_lines set told = (1 = 1) where " + LINE, line(id, state, place)));
  }

  private static Object[] line(CaseId id, String state, MessageRef place) {
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
