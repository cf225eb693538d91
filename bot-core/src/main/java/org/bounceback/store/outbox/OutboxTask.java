package org.bounceback.store.outbox;

/**
 * A kind of outbox entry.
 *
 * @param name as stored, so it must never change: entries written by an older program wait under it
 * @param urgent whether its entries go before those that are not, however long these wait already
 */
public record OutboxTask(String name, boolean urgent) {

  /** A kind that can wait for its turn. */
  public OutboxTask(String name) {
    this(name, false);
  }
}
