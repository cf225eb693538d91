package org.bounceback.chat.cards;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.bounceback.data.UntrustedText;

/** Formats stored times for a reader, with the time zone. */
final class CardTime {
  private static final int MAX_AS_LOGGED = 32;
  private final DateTimeFormatter formatter;

  CardTime(ZoneId zone, Locale locale) {
    ZoneId named = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    this.formatter = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm zzz", locale).withZone(named);
  }

  /** Returns the time, such as {@code 24 Nov 2026 10:12 UTC}. */
  String of(Instant time) {
    return formatter.format(time);
  }

  /** Returns a stored time: in ISO 8601, or as a log without year and zone has it. */
  String of(String time) {
    try {
      return of(Instant.parse(time));
    } catch (DateTimeParseException asLogged) {
      return UntrustedText.truncate(UntrustedText.clean(time), MAX_AS_LOGGED);
    }
  }
}
