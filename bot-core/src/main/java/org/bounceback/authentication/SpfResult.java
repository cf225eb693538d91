package org.bounceback.authentication;

import java.util.Locale;

/** What a domain's SPF record says of an address (RFC 7208 section 2.6). */
public enum SpfResult {
  /** The domain has no record. */
  NONE,
  NEUTRAL,
  PASS,
  FAIL,
  SOFTFAIL,
  /** The DNS did not answer. */
  TEMPERROR,
  /** The record is broken, needs too many look-ups, or uses what we do not evaluate. */
  PERMERROR;

  /** The name in JSON, as RFC 7208 writes it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the domain says that the address is none of its senders. */
  public boolean disowns() {
    return this == FAIL || this == SOFTFAIL;
  }
}
