package org.bounceback.authentication;

import java.util.Locale;

/** The SPF result of a domain for an IP (RFC 7208 section 2.6). */
public enum SpfResult {
  /** The domain has no record. */
  NONE,
  NEUTRAL,
  PASS,
  FAIL,
  SOFTFAIL,
  /** The DNS lookup failed. */
  TEMPERROR,
  /** The record is invalid or needs too many lookups. */
  PERMERROR;

  /** Returns the name in JSON, as in RFC 7208. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the domain declares that the IP is not one of its senders. */
  public boolean isFailure() {
    return this == FAIL || this == SOFTFAIL;
  }
}
