package org.bounceback.advice;

import java.util.List;
import java.util.Locale;

/** Who a reply speaks to. */
public enum Addressee {
  /** A customer who sent the message. */
  SENDER,
  /** A customer who should have received the message. */
  RECIPIENT,
  /** A customer whose e-mail we forward to an address elsewhere. */
  FORWARD,
  /** Somebody who is not known to be on one side of the message. */
  ANYONE;

  /** Returns the code in {@code replies.yaml}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the addressees whose texts can be used for this one, best first. */
  List<Addressee> textsOf() {
    return this == FORWARD ? List.of(FORWARD, RECIPIENT, ANYONE) : List.of(this, ANYONE);
  }
}
