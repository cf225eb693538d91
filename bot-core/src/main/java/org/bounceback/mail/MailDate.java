package org.bounceback.mail;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;

/** Parses the dates of message headers (RFC 5322 section 3.3), including the obsolete forms. */
public final class MailDate {
  private static final int MAX = 100;
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** The usual form; the parser of the mail library takes ten times as long. */
  private static final Pattern USUAL =
      Pattern.compile(
          "(?:[A-Za-z]{3}, {1,2})?([0-9]{1,2}) ([A-Z][a-z]{2}) ([0-9]{4})"
              + " ([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])"
              + " ([+-])(0[0-9]|1[0-4])([0-5][0-9])(?: \\([A-Za-z0-9 ]{0,40}\\))?");

  private static final Pattern OFFSET =
      Pattern.compile(" ([+-](?:0[0-9]|1[0-4]))([0-5][0-9])(?: |$)");

  private MailDate() {}

  /** Parses a date field; returns empty if it is not a date. */
  public static Optional<Instant> parse(String field) {
    if (field.isEmpty() || field.length() > MAX) {
      return Optional.empty();
    }
    return usual(USUAL.matcher(field)).or(() -> unusual(field));
  }

  /** Parses a date field with its time zone; UTC if it is not written as a number. */
  public static Optional<OffsetDateTime> parseWithOffset(String field) {
    return parse(field).map(moment -> moment.atOffset(offset(field)));
  }

  private static ZoneOffset offset(String field) {
    Matcher offset = OFFSET.matcher(field);
    return offset.find() ? ZoneOffset.of(offset.group(1) + ":" + offset.group(2)) : ZoneOffset.UTC;
  }

  private static Optional<Instant> usual(Matcher date) {
    int month = date.matches() ? MONTHS.indexOf(date.group(2)) : -1;
    if (month < 0 || month % 3 != 0) {
      return Optional.empty();
    }
    var yearMonth = YearMonth.of(Integer.parseInt(date.group(3)), month / 3 + 1);
    int day = Integer.parseInt(date.group(1));
    if (!yearMonth.isValidDay(day)) {
      return Optional.empty();
    }
    int minutes = number(date, 8) * 60 + number(date, 9);
    return Optional.of(
        yearMonth
            .atDay(day)
            .atTime(number(date, 4), number(date, 5), number(date, 6))
            .plusMinutes(date.group(7).equals("+") ? -minutes : minutes)
            .toInstant(ZoneOffset.UTC));
  }

  private static int number(Matcher date, int group) {
    return Integer.parseInt(date.group(group));
  }

  private static Optional<Instant> unusual(String field) {
    Date date = new MailDateFormat().parse(field, new ParsePosition(0));
    return Optional.ofNullable(date).map(Date::toInstant);
  }
}
