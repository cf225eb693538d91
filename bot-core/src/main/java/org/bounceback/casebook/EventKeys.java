package org.bounceback.casebook;

import java.time.Clock;
import java.time.Duration;
import org.bounceback.store.Database;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Transaction;

/**
 * The events that were dealt with already, remembered across restarts. Safe for concurrent use.
 *
 * <p>Remember an event in the transaction that does what it asks for; by itself it would stay
 * remembered although a crash left the rest undone.
 */
public final class EventKeys {
  private final Database database;
  private final Clock clock;

  /** Keys kept in {@code database}, dated by {@code clock}. */
  public EventKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Remembers {@code key}; answers whether it is new. Of several at a time one hears "yes". */
  public boolean firstTime(Transaction tx, EventKey key) {
    int added =
        tx.update(
            "insert into event_keys (event_key, seen) values (?, ?)"
                + " on conflict (event_key) do nothing",
            key.text(),
            clock.instant());
    return added == 1;
  }

  /** The same in a transaction of its own, for what may be lost in a crash. */
  public boolean firstTime(EventKey key) throws StoreFailed {
    return database.inTransaction(tx -> firstTime(tx, key));
  }

  /** Forgets what was seen longer ago; answers how many that were. */
  public int forget(Duration olderThan) throws StoreFailed {
    return database.inTransaction(
        tx -> tx.update("delete from event_keys where seen < ?", clock.instant().minus(olderThan)));
  }
}
