package org.bounceback.store;

/**
 * What is done inside a transaction. It may run on any thread and must not wait for anything but
 * the database: other writers wait meanwhile.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface TransactionCallback<T> {

  /** Reads and writes through {@code tx}; anything thrown takes all of it back. */
  T in(Transaction tx);
}
