package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Reads the error dialog of a mail client whose server rejected a message immediately, pasted as
 * text in any language. There is no report, only the reply of the server. Often the recipient is
 * not named; then its address is empty.
 */
final class ClientDialogFormat implements ReportFormat {
  /** Phrases for "the server responded" in mail clients, shortly before the reply itself. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "respond(?:ed|i[óo])|repl(?:y|ied)|response|answered|antwort(?:ete)?|r[ée]pond(?:u|re)"
              + "|r[ée]ponse|respuesta|risposto|fehler|erreur|error",
          Pattern.CASE_INSENSITIVE);

  /** The start of a reply; the rest of its line belongs to it. */
  private static final Pattern REPLY_START =
      Pattern.compile("(?:(?:4[2-5]|5[0-7])[0-9][ -]|[45]\\.[0-7]\\.[0-9]{1,3} )");

  /** The start of a continuation line of the reply. */
  private static final Pattern REPLY_CONTINUATION = Pattern.compile("[45][0-9]{2}[ -]");

  /** Text that makes the next number a line number in a script. */
  private static final Pattern LINE_NUMBER =
      Pattern.compile("(?:line|zeile|ligne) $", Pattern.CASE_INSENSITIVE);

  private static final int MAX_WORD = 12;
  private static final int MAX_BETWEEN = 80;
  private static final int MIN_LINE = 4;
  private static final int MAX_LINE = 400;
  private static final int MAX_LINES = 20;

  /** The account that the dialog belongs to, which is not a recipient. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?:task|aufgabe|tâche|tarea|account|konto|compte|cuenta)[: ]{1,3}'[^'\\r\\n]{1,200}'",
          Pattern.CASE_INSENSITIVE);

  private static final int MAX = 8_000;

  private final UnrelatedMailFilter other;

  ClientDialogFormat(ReportIndicators reportIndicators) {
    this.other = new UnrelatedMailFilter(reportIndicators);
  }

  @Override
  public ReportAuthor author() {
    return ReportAuthor.MAIL_CLIENT;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.header().fields().isEmpty()
        || other.matches(reportMessage)
        || CodesInProse.areOnly(reportMessage.text())) {
      return Optional.empty();
    }
    String text = reportMessage.text().substring(0, Math.min(reportMessage.text().length(), MAX));
    Optional<String> reply = reply(text);
    if (reply.isEmpty()) {
      return Optional.empty();
    }
    // The dialog may name the sender first; the reply names the recipient.
    String others = ACCOUNT.matcher(text).replaceAll(" ");
    String to = AddressFinder.first(reply.get()).or(() -> AddressFinder.first(others)).orElse("");
    RawRecipient rawRecipient = RawRecipient.of(to, DsnAction.FAILED, reply.get());
    return Optional.of(
        new FormatResult(MessageKind.FAILURE, List.of(rawRecipient), Optional.empty()));
  }

  /**
   * Returns the first reply shortly after a "server responded" phrase, with no digit in between.
   */
  private static Optional<String> reply(String text) {
    int lastDigit = -1;
    for (int at = 0; at < text.length(); at++) {
      if (isDigit(text.charAt(at))) {
        String before = text.substring(Math.max(lastDigit + 1, at - MAX_BETWEEN - MAX_WORD), at);
        if (!before.isEmpty() && "45".indexOf(text.charAt(at)) >= 0 && isCode(before)) {
          int end = replyEnd(text, at);
          if (end > at && announcesReply(before)) {
            return Optional.of(text.substring(at, end));
          }
        }
        lastDigit = at;
      }
    }
    return Optional.empty();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean announcesReply(String before) {
    int last = -1;
    Matcher answered = ANSWERED.matcher(before);
    while (answered.find()) {
      last = answered.end();
    }
    return last >= 0 && before.length() - last <= MAX_BETWEEN;
  }

  private static boolean isCode(String before) {
    boolean inWord =
        !before.isEmpty()
            && (Character.isLetter(before.charAt(before.length() - 1)) || before.endsWith("_"));
    return !inWord && !LINE_NUMBER.matcher(before).find();
  }

  /** Returns the end of the reply that begins at {@code at}, or {@code at} if none begins there. */
  private static int replyEnd(String text, int at) {
    int end = lineEnd(text, at, REPLY_START, MIN_LINE);
    for (int lines = 0; lines < MAX_LINES && end > at; lines++) {
      int next = end + (text.startsWith("\r\n", end) ? 2 : 1);
      boolean isLineEnd = end < text.length() && "\r\n".indexOf(text.charAt(end)) >= 0;
      int further = isLineEnd ? lineEnd(text, next, REPLY_CONTINUATION, 1) : next;
      if (further <= next) {
        return end;
      }
      end = further;
    }
    return end;
  }

  private static int lineEnd(String text, int at, Pattern code, int minLength) {
    String rest = text.substring(at, Math.min(text.length(), at + 2 * MAX_LINE));
    Matcher start = code.matcher(rest);
    if (!start.lookingAt()) {
      return at;
    }
    int end = start.end();
    while (end < rest.length()
        && end - start.end() < MAX_LINE
        && "\r\n".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return end - start.end() < minLength ? at : at + end;
  }
}
