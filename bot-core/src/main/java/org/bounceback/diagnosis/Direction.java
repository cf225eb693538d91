package org.bounceback.diagnosis;

import java.util.Locale;

/** The direction of a message from our point of view. */
public enum Direction {
  OUTGOING,
  /** From another server to one of our customers. */
  INCOMING,
  /** Between two of our customers. */
  INTERNAL,
  UNKNOWN;

  /** Returns the name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
