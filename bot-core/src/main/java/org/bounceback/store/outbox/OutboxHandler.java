package org.bounceback.store.outbox;

import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionWrites;

/**
 * Delivers the entries of one task.
 *
 * <p>An entry is delivered at least once: after a crash it is delivered again although the first
 * delivery may have worked, so delivery must be idempotent. Called by several threads at a time,
 * never with the same entry. It must respond to interruption, which means that the program stops.
 * An unchecked exception counts as a failure and is logged as a bug. When the process ends during a
 * delivery for the third time, the entry is given up.
 */
public interface OutboxHandler {

  /**
   * Tries to deliver the entry.
   *
   * @throws StoreException if the database failed; the entry is retried
   * @throws InterruptedException if the program stops; the entry is retried after its next start
   */
  DeliveryResult handle(OutboxEntry outboxEntry) throws StoreException, InterruptedException;

  /**
   * Returns the writes for the transaction that gives the entry up.
   *
   * @param why why the last delivery failed
   */
  TransactionWrites onGivenUp(OutboxEntry outboxEntry, String why);
}
