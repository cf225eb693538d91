package org.bounceback.bounce.grammar;

import java.util.Arrays;
import java.util.Locale;

/** Who decided what a mail server's message reports, seen from the server that writes it. */
enum DecidedBy {
  /** Another server, which the message does not name. */
  REMOTE,
  /** The server that the message names. */
  BY_FIELD,
  /** The server that writes the message. */
  LOCAL,
  /** No server: DNS, the network, or the time in the queue. */
  NOBODY;

  /**
   * Finds the value for a code in the table.
   *
   * @throws IllegalArgumentException if there is none
   */
  static DecidedBy of(String code) {
    return Arrays.stream(values())
        .filter(value -> value.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown decided_by: " + code));
  }

  /** Returns the code in the table. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
