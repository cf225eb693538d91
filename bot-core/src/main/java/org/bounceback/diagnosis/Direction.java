package org.bounceback.diagnosis;

import java.util.Locale;

/** Which way the mail went, seen from us. */
public enum Direction {
  OUTGOING,
  /** From elsewhere to a customer of ours. */
  INCOMING,
  /** Between two customers of ours. */
  INTERNAL,
  UNKNOWN;

  /** The name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
