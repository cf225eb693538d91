package org.bounceback.store;

/** What is written inside a transaction; see {@link TransactionCallback}. */
@FunctionalInterface
public interface TransactionWrites {

  /** No writes at all. */
  TransactionWrites NONE = tx -> {};

  /** Writes through {@code tx}; anything thrown takes the whole transaction back. */
  void to(Transaction tx);
}
