package org.bounceback.blocklist;

import java.util.Locale;

/** The kind of subject that a list can be queried for. */
public enum SubjectKind {
  IP4,
  IP6,
  DOMAIN;

  /** Returns the name used in JSON and in the catalog. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
