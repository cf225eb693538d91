package org.bounceback.hosting;

import java.util.Locale;

/** Where mail or DNS of a domain is hosted, according to public DNS. */
public enum HostingLocation {
  /** On one of our servers. */
  OURS,
  ELSEWHERE,
  /** The domain exists, but has no records, or they refer to names that do not exist. */
  NOWHERE,
  /** The domain declares that it accepts no mail (RFC 7505). */
  NO_MAIL,
  /** The domain does not exist. */
  NO_DOMAIN,
  /** The DNS lookup failed. */
  FAILED,
  /** There was no lookup. */
  UNKNOWN;

  /** Returns the name used in conditions of the advice. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
