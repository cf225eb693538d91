package org.bounceback.store.outbox;

/**
 * A kind of outbox entry.
 *
 * @param name the stored name, which must never change, since entries of older versions have it
 * @param urgent whether its entries are always delivered before those of other tasks
 */
public record OutboxTask(String name, boolean urgent) {

  /** Creates a task that is not urgent. */
  public OutboxTask(String name) {
    this(name, false);
  }
}
