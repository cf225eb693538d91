package org.bounceback.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of an e-mail is sent to the ticket system. */
public enum MailDisclosure {
  /** The unchanged e-mail. */
  WHOLE,
  /** A text with its headers, without the personal data of uninvolved people. */
  REDACTED,
  /** A text with its unchanged headers. */
  HEADERS;

  /** Returns its code in forms and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the value with that code. */
  public static Optional<MailDisclosure> of(String code) {
    return Arrays.stream(values()).filter(value -> value.code().equals(code)).findFirst();
  }
}
