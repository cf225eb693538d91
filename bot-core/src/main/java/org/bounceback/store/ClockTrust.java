package org.bounceback.store;

/** Tells whether the wall clock may be used to end what has lasted long enough. */
@FunctionalInterface
public interface ClockTrust {
  /** Trusts the clock without a check, where nothing is known of the machine. */
  ClockTrust ALWAYS = () -> true;

  /**
   * Whether the clock can be trusted now. Call it outside of transactions, since it may store what
   * it finds out.
   */
  boolean isTrusted() throws StoreException;
}
