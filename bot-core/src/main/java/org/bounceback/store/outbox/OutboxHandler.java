package org.bounceback.store.outbox;

import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionWrites;

/**
 * Delivers the entries of one task.
 *
 * <p>An entry is delivered at least once: after a crash it comes again although the first time may
 * have worked, so delivering twice must be the same as delivering once. Called by several threads
 * at a time, never with the same entry; heeds interruption, which means that the program stops.
 * Anything unchecked that it throws counts as a failure and is logged as the bug it is. When the
 * process ends in the middle of a delivery for the third time, the entry is given up.
 */
public interface OutboxHandler {

  /**
   * Tries to deliver {@code entry}.
   *
   * @throws StoreException when the store failed; the entry comes again
   * @throws InterruptedException when the program stops; the entry comes again at its next start
   */
  DeliveryResult handle(OutboxEntry outboxEntry) throws StoreException, InterruptedException;

  /**
   * The writes that go with giving {@code entry} up, in the transaction that does so.
   *
   * @param why what the last delivery failed of
   */
  TransactionWrites onGivenUp(OutboxEntry outboxEntry, String why);
}
