package org.bounceback.bounce;

import java.util.Locale;

/** What became of one recipient's copy of the message. */
public enum Fate {
  LOST,
  RETRYING,
  DELIVERED;

  /** Returns the code in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
