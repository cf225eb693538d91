package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.TextLines;
import org.bounceback.mail.Header;

/**
 * Recognizes pasted text that only mentions something undelivered and is not a report: personal
 * e-mails, notices about parcels and faxes, and messages of monitoring, issue tracking and build
 * systems. If there is a header that names the sender, only replies of people are recognized.
 */
public final class UnrelatedMailFilter {
  private static final int MAX = 64 * 1024;
  private static final int CLOSING_LINES = 4;

  /** A salutation; reports have none, or continue on the same line. */
  private static final Pattern GREETING =
      Pattern.compile(
          "(?:hi|hello|dear|hey|hallo|guten tag|guten morgen|liebe[rs]?|sehr"
              + " geehrte[rs]?|moin|servus|bonjour|cher|chère|chers|madame|monsieur|hola|estimad[oa]s?|buenos"
              + " días|ciao|gentile|"
              + "buongiorno|oi|olá|prezad[oa]s?|hoi|beste|geachte|hej|kære|hei|привет|здравствуйте|уважаем\\p{L}{1,3}|добрый"
              + " день|cześć|dzień dobry|witam|szanown\\p{L}{1,2}|你好|您好)(?:[ ,，]{1,2}[^\\n"
              + ".?]{1,60})?[,:，;]");

  private static final Pattern CLOSING =
      Pattern.compile(
          "(?:(?:kind|best|warm|many) )?regards,?|cheers,?|thanks[,!.]?|(?:mit"
              + " )?(?:freundliche[nm]?|viele[nm]?|liebe[nm]?|beste[nm]?|schöne[nm]?)?"
              + " ?gr(?:ü|ue)(?:ß|ss)(?:en?)?,?|lg|mfg|cordialement,?|bien à"
              + " vous,?|saludos,?|atentamente,?|(?:cordiali"
              + " )?saluti,?|atenciosamente,?|abraços?,?|(?:met vriendelijke )?groet(?:en|jes)?,?|с"
              + " уважением,?|pozdrawiam,?");

  private static final Pattern ANSWER =
      Pattern.compile("^(?:re|aw|sv|vs|antw|odp|rif|ynt|r):", Pattern.CASE_INSENSITIVE);

  private static final Pattern REPLY_LINE =
      Pattern.compile(
          "(?:[> \\t]{0,8}|[^:]{1,80}: ?[\"'«“]?)[45][0-9]{2}[ -][45]\\.[0-9]{1,3}\\.[0-9]{1,3}"
              + " |.{0,80}[a-z0-9-]\\.[a-z]{2,24} ?\\[[0-9a-f.:]{3,45}](?: said)?: [45][0-9]{2}["
              + " -]");

  private final ReportIndicators reportIndicators;

  UnrelatedMailFilter(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
  }

  /** Returns whether the text was not written by a mail server, as far as the text shows. */
  boolean matches(ReportMessage reportMessage) {
    String text = reportMessage.text();
    String lowerCase = text.substring(0, Math.min(text.length(), MAX)).toLowerCase(Locale.ROOT);
    if (reportIndicators.isFromOtherProgram(lowerCase)) {
      return true;
    }
    if (!reportMessage.returned().fields().isEmpty()) {
      return false;
    }
    if (!reportMessage.header().equals(Header.EMPTY)) {
      return isAnswer(reportMessage.header()) && isPersonalMessage(lowerCase);
    }
    boolean hasCode = RejectionReply.hasCode(text);
    boolean begins = reportIndicators.startsAsReport(lowerCase.strip().replace('\n', ' '));
    return (!hasCode
            && !begins
            && (reportIndicators.mentionsOtherDelivery(lowerCase)
                || reportIndicators.mentionsOwnMessage(lowerCase)))
        || (isPersonalMessage(lowerCase)
            && (!quotesReply(text)
                || reportIndicators.personalText().announcesExample(aboveReply(text))));
  }

  /**
   * Returns whether the person behind an address such as postmaster replied, according to the
   * header.
   */
  private boolean isAnswer(Header header) {
    return !reportIndicators.isFromDaemon(header)
        && header
            .first("Subject")
            .map(String::strip)
            .filter(subject -> ANSWER.matcher(subject).find())
            .isPresent();
  }

  /**
   * Returns whether a line begins with a server's reply: then a salutation above it does not
   * matter.
   */
  private static boolean quotesReply(String text) {
    return TextLines.of(text).stream()
        .anyMatch(line -> hasCode(line) && REPLY_LINE.matcher(line).lookingAt());
  }

  /** Returns the text above the first server's reply. */
  private static String aboveReply(String text) {
    return TextLines.of(text).stream()
        .takeWhile(line -> !(hasCode(line) && REPLY_LINE.matcher(line).lookingAt()))
        .collect(Collectors.joining("\n"));
  }

  /** Returns false for most lines without a reply code; a fast check. */
  private static boolean hasCode(String line) {
    for (int i = 0; i + 3 < line.length(); i++) {
      char c = line.charAt(i);
      if ((c == '4' || c == '5')
          && (line.charAt(i + 3) == ' ' || line.charAt(i + 3) == '-')
          && Character.isDigit(line.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the text starts with a salutation or ends with a closing, as personal e-mails
   * do.
   */
  public static boolean isPersonalMessage(String text) {
    List<String> lines =
        TextLines.of(text.toLowerCase(Locale.ROOT)).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (lines.isEmpty()) {
      return false;
    }
    return GREETING.matcher(lines.get(0)).matches()
        || lines.stream()
            .skip(Math.max(0, lines.size() - CLOSING_LINES))
            .anyMatch(line -> CLOSING.matcher(line).matches());
  }
}
