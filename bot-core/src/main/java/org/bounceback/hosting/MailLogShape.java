package org.bounceback.hosting;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A parsed log line of Exim or Postfix (Exim 4.96 specification chapter 53, lines of Postfix 3.7).
 *
 * @param queueId the queue id of the message
 * @param sender the envelope sender, if the line contains it
 * @param recipient the recipient, if the line is about one
 * @param account the account that logged in
 * @param exactTime the time, if the line has a time zone
 * @param approximateTime the approximate time, within a day, if it has none
 */
record MailLogShape(
    String queueId,
    Optional<String> sender,
    Optional<String> recipient,
    Optional<String> account,
    Optional<Instant> exactTime,
    Optional<Instant> approximateTime) {
  private static final Pattern EXIM =
      Pattern.compile(
          "^(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})(?:\\.\\d+)?(?: [+-]\\d{4})?(?: \\[\\d+])? "
              + "([0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}) (.*)$");
  private static final Pattern EXIM_ARRIVAL = Pattern.compile("^<= (\\S+)");
  private static final Pattern EXIM_DELIVERY =
      Pattern.compile("^(?:=>|->|>>|\\*\\*|==) (?:[^\\s<]+ )?<?([^\\s<>]+@[^\\s<>:]+)>?");
  private static final Pattern EXIM_LOGIN = Pattern.compile("^A=[A-Za-z0-9_]+:(\\S+)$");
  private static final Pattern EXIM_SENDER_CONTROLLED =
      Pattern.compile("^(?:S|RT|id|T|DN|SNI)=|\"");
  private static final Pattern POSTFIX =
      Pattern.compile(
          "^(\\S+(?: +\\d{1,2} \\d{2}:\\d{2}:\\d{2})?) \\S+ postfix[^\\[\\s]*\\[\\d+]: "
              + "([0-9A-Za-z]{6,20}): (.*)$");
  private static final Pattern POSTFIX_SENDER = Pattern.compile("^from=<([^>]*)>");
  private static final Pattern POSTFIX_RECIPIENT =
      Pattern.compile("^to=<([^>]*)>(?:, orig_to=<([^>]*)>)?");
  private static final Pattern POSTFIX_LOGIN =
      Pattern.compile("^client=[^\\s,]+, (?:sasl_method=[^\\s,]+, )?sasl_username=([^\\s,]+)");

  /** Parses a line; empty if it is not about a queued message. */
  static Optional<MailLogShape> parse(String line) {
    Matcher exim = EXIM.matcher(line);
    if (exim.matches()) {
      String rest = exim.group(3);
      return Optional.of(
          new MailLogShape(
              exim.group(2),
              first(EXIM_ARRIVAL, rest),
              first(EXIM_DELIVERY, rest),
              eximLogin(rest),
              Optional.empty(),
              withoutZone(exim.group(1))));
    }
    Matcher postfix = POSTFIX.matcher(line);
    if (!postfix.matches()) {
      return Optional.empty();
    }
    String rest = postfix.group(3);
    return Optional.of(
        new MailLogShape(
            postfix.group(2),
            first(POSTFIX_SENDER, rest),
            first(POSTFIX_RECIPIENT, rest),
            first(POSTFIX_LOGIN, rest),
            withZone(postfix.group(1)),
            Optional.empty()));
  }

  /** Returns the time, as precisely as known. */
  Optional<Instant> bestTime() {
    return exactTime.or(() -> approximateTime);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Returns the login of an arrival line. Only the fields that Exim generates count; the Message-ID
   * and the subject come later in the line and are controlled by the sender, and other lines
   * contain text of the receiving server.
   */
  private static Optional<String> eximLogin(String rest) {
    if (!rest.startsWith("<= ")) {
      return Optional.empty();
    }
    for (String word : rest.split(" ", -1)) {
      if (EXIM_SENDER_CONTROLLED.matcher(word).find()) {
        return Optional.empty();
      }
      Optional<String> login = first(EXIM_LOGIN, word);
      if (login.isPresent()) {
        return login;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> withoutZone(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> withZone(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException syslogFormat) {
      return Optional.empty();
    }
  }
}
