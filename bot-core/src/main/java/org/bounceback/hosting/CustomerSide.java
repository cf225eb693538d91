package org.bounceback.hosting;

import java.util.Locale;

/** Which of a message's two sides is a customer of ours. */
public enum CustomerSide {
  SENDER,
  RECIPIENT,
  BOTH,
  NONE;

  /** Returns the code in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
