package org.bounceback.store;

/**
 * The content of a transaction. It may run on any thread and must not wait for anything but the
 * database, because other writers are blocked meanwhile.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface TransactionCallback<T> {

  /** Reads and writes through {@code tx}; an exception rolls the transaction back. */
  T in(Transaction tx);
}
