package org.bounceback.blocklist;

import java.util.Locale;

/** The importance of a listing for mail delivery. */
public enum Weight {
  /** Many large receivers reject mail because of it. */
  HIGH,
  /** Some receivers reject mail because of it. */
  MEDIUM,
  /** Few receivers reject mail because of it. */
  LOW,
  /** No receiver rejects mail because of it alone. */
  INFO;

  /** Returns the name used in JSON and in the catalog. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether enough receivers use the list that a result without its reply is incomplete.
   */
  public boolean isSignificant() {
    return this == HIGH || this == MEDIUM;
  }
}
