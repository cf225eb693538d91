package org.bounceback.authentication;

import java.util.Locale;

/** The state of a published signature key (RFC 6376 section 3.6.1). */
public enum DkimKeyState {
  PRESENT,
  /** There is no such record. */
  MISSING,
  /** p= is empty: the owner has revoked the key. */
  REVOKED,
  /** There is a record, but it contains no key, or the key is too weak. */
  UNUSABLE,
  /** The DNS lookup failed. */
  UNKNOWN;

  /** Returns the name used in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
