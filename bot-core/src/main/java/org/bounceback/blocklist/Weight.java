package org.bounceback.blocklist;

import java.util.Locale;

/** How much a listing matters for the delivery of mail. */
public enum Weight {
  /** Many large receivers refuse by it. */
  HIGH,
  /** Some do. */
  MEDIUM,
  /** Few do. */
  LOW,
  /** Nobody refuses by it alone. */
  INFO;

  /** The name in JSON and in the catalogue. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether receivers refuse mail by it often enough that silence of such a list leaves a doubt.
   */
  public boolean decides() {
    return this == HIGH || this == MEDIUM;
  }
}
