package org.bounceback.blocklist;

import java.util.Locale;

/** What a list can be asked for. */
public enum SubjectKind {
  IP4,
  IP6,
  DOMAIN;

  /** The name in JSON and in the catalogue. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
