package org.bounceback.mail;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Reads the dates of mail headers (RFC 5322 section 3.3), the obsolete forms included. */
public final class MailDate {
  private static final int LONGEST = 100;

  private MailDate() {}

  /** The moment that a date field names; empty when it is no date. */
  public static Optional<Instant> parse(String field) {
    if (field.isEmpty() || field.length() > LONGEST) {
      return Optional.empty();
    }
    Date date = new MailDateFormat().parse(field, new ParsePosition(0));
    return Optional.ofNullable(date).map(Date::toInstant);
  }
}
