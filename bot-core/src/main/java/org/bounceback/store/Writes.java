package org.bounceback.store;

/** What is written inside a transaction; see {@link Work}. */
@FunctionalInterface
public interface Writes {

  /** No writes at all. */
  Writes NONE = tx -> {};

  /** Writes through {@code tx}; anything thrown takes the whole transaction back. */
  void to(Transaction tx);
}
