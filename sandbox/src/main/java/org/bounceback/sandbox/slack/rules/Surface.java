package org.bounceback.sandbox.slack.rules;

import java.util.Locale;

/** Where blocks are shown. */
public enum Surface {
  MESSAGE,
  MODAL,
  HOME;

  /** As the data calls it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
