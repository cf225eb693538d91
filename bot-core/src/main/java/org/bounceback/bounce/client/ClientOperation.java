package org.bounceback.bounce.client;

import java.util.Locale;

/** What an e-mail app was doing when it showed an error. */
public enum ClientOperation {
  /** It sent a message. */
  SENDING,
  /** It fetched mail or opened a folder on the server. */
  FETCHING,
  /** The window does not show which. */
  NOT_STATED;

  /** Returns the name in {@code client-windows.tsv}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
