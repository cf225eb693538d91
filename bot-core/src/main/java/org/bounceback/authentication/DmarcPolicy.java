package org.bounceback.authentication;

import java.util.Locale;

/** What a domain asks receivers to do with mail that fails DMARC (RFC 9989 section 4.7). */
public enum DmarcPolicy {
  /** The domain has no record. */
  MISSING,
  NONE,
  QUARANTINE,
  REJECT;

  /** The name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
