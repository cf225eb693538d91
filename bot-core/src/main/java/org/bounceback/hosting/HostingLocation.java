package org.bounceback.hosting;

import java.util.Locale;

/** Where something of a domain is run, seen from the public DNS. */
public enum HostingLocation {
  /** On one of our servers. */
  OURS,
  ELSEWHERE,
  /** The domain exists, but what its DNS names does not, or it names nothing. */
  NOWHERE,
  /** The domain says that it takes no mail (RFC 7505). */
  NO_MAIL,
  /** There is no such domain. */
  NO_DOMAIN,
  /** Its DNS did not answer. */
  FAILED,
  /** Nobody was asked. */
  UNKNOWN;

  /** The name in conditions of the advice. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
