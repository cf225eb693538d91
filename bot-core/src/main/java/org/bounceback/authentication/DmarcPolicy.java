package org.bounceback.authentication;

import java.util.Locale;

/** The requested handling of messages that fail DMARC (RFC 9989 section 4.7). */
public enum DmarcPolicy {
  /** The domain has no record. */
  MISSING,
  NONE,
  QUARANTINE,
  REJECT;

  /** Returns the name used in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
