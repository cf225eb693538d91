package org.bounceback.diagnosis;

import java.util.Locale;

/** The role of a server in the delivery of a message. */
public enum PartyRole {
  /** The server that the sender submitted the message to, or a later one on the same side. */
  SENDING_SERVER,
  /** The recipient's server. */
  RECEIVING_SERVER,
  /** A server between them or after the recipient's: a forwarder, a filter, a relay. */
  THIRD_PARTY,
  UNKNOWN;

  /** Returns the name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
