package org.bounceback.diagnosis;

import java.util.Locale;

/** Which of the machines on a mail's way is meant. */
public enum PartyRole {
  /** The one that the sender handed the mail to, or one behind it on the same side. */
  SENDING_SERVER,
  /** The recipient's. */
  RECEIVING_SERVER,
  /** One between them or behind the recipient's: a forwarder, a filter, a relay. */
  THIRD_PARTY,
  UNKNOWN;

  /** The name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
