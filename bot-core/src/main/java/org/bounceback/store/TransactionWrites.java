package org.bounceback.store;

/** The writes of a transaction; see {@link TransactionCallback}. */
@FunctionalInterface
public interface TransactionWrites {

  /** No writes. */
  TransactionWrites NONE = tx -> {};

  /** Writes through {@code tx}; an exception rolls the transaction back. */
  void to(Transaction tx);
}
