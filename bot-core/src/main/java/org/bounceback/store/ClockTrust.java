package org.bounceback.store;

/** Tells whether the wall clock may be used to end what has lasted long enough. */
@FunctionalInterface
public interface ClockTrust {
  /** Trusts the clock without a check, if nothing is known about the machine. */
  ClockTrust ALWAYS = () -> true;

  /**
   * Returns whether the clock can be trusted now. Call it outside of transactions, because it may
   * store the result.
   */
  boolean isTrusted() throws StoreException;
}
