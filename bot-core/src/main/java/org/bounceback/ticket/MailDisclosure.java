package org.bounceback.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of a mail a desk gets. */
public enum MailDisclosure {
  /** The mail itself, the same to the byte. */
  WHOLE,
  /** A text of its headers, without what names people who have no part in the matter. */
  REDACTED,
  /** A text of its headers as they are. */
  HEADERS;

  /** Its name, as forms and the API give it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  public static Optional<MailDisclosure> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
