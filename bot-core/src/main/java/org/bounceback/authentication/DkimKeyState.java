package org.bounceback.authentication;

import java.util.Locale;

/** Whether the key of a signature is published (RFC 6376 section 3.6.1). */
public enum DkimKeyState {
  PRESENT,
  /** No such record. */
  MISSING,
  /** An empty p=: the owner has withdrawn it. */
  REVOKED,
  /** There is a record, but it is none of a key, or the key is too weak. */
  UNUSABLE,
  /** The DNS did not answer. */
  UNKNOWN;

  /** The name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
