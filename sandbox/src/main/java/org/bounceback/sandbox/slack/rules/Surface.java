package org.bounceback.sandbox.slack.rules;

import java.util.Locale;

/** The places that can show blocks. */
public enum Surface {
  MESSAGE,
  MODAL,
  HOME;

  /** Returns the name in the data files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
