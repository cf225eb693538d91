package org.bounceback.casebook;

import java.util.List;
import org.bounceback.store.Database;
import org.bounceback.store.Row;
import org.bounceback.store.StoreFailed;

/**
 * Where the cards of cases stand, so that they can be edited after a restart too. Safe for
 * concurrent use.
 */
public final class CardPlaces {
  private final Database database;

  /** Places kept in {@code database}. */
  public CardPlaces(Database database) {
    this.database = database;
  }

  /** Writes down where a case's card stands, or its new version there; an older one is ignored. */
  public void record(CaseId id, MessageRef place) throws StoreFailed {
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
  public List<MessageRef> of(CaseId id) throws StoreFailed {
    return database
        .query(
            "select * from messages where case_id = ? order by platform, channel, message",
            id.text())
        .stream()
        .map(CardPlaces::read)
        .toList();
  }

  private static MessageRef read(Row row) {
    return new MessageRef(
        row.text("platform"),
        row.text("channel"),
        row.text("message"),
        Math.toIntExact(row.number("version")));
  }
}
