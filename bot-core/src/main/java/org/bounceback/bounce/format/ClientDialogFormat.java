package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.text.AddressFinder;

/**
 * What a mail program shows when its server refuses a mail at once, pasted as text in any language:
 * there is no report, only the server's reply. The recipient is often not named; its address is
 * empty then.
 */
final class ClientDialogFormat implements ReportFormat {
  /** "The server answered", as mail programs say it, close before the reply itself. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "respond(?:ed|i[óo])|repl(?:y|ied)|response|answered|antwort(?:ete)?|r[ée]pond(?:u|re)"
              + "|r[ée]ponse|respuesta|risposto|fehler|erreur|error",
          Pattern.CASE_INSENSITIVE);

  /** A reply's first words; the rest of its line belongs to it. */
  private static final Pattern BEGINS =
      Pattern.compile("(?:(?:4[2-5]|5[0-7])[0-9][ -]|[45]\\.[0-7]\\.[0-9]{1,3} )");

  /** A further line of the reply. */
  private static final Pattern GOES_ON = Pattern.compile("[45][0-9]{2}[ -]");

  /** What makes the number behind it one of a line in a script. */
  private static final Pattern LINE_NUMBER =
      Pattern.compile("(?:line|zeile|ligne) $", Pattern.CASE_INSENSITIVE);

  private static final int MAX_WORD = 12;
  private static final int MAX_BETWEEN = 80;
  private static final int MIN_LINE = 4;
  private static final int MAX_LINE = 400;
  private static final int MAX_LINES = 20;

  /** Whose window it is, which is no recipient. */
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
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    if (!reportMessage.header().fields().isEmpty() || other.is(reportMessage)) {
      return Optional.empty();
    }
    String words =
        reportMessage.words().substring(0, Math.min(reportMessage.words().length(), MAX));
    Optional<String> reply = reply(words);
    if (reply.isEmpty()) {
      return Optional.empty();
    }
    // The window may name the sender first; the reply names whom it is about.
    String others = ACCOUNT.matcher(words).replaceAll(" ");
    String to = AddressFinder.first(reply.get()).or(() -> AddressFinder.first(others)).orElse("");
    RawRecipient rawRecipient = RawRecipient.told(to, DsnAction.FAILED, reply.get());
    return Optional.of(
        new FormatResult(MessageKind.FAILURE, List.of(rawRecipient), Optional.empty()));
  }

  /** The first reply close behind words that say that a server answered, with no digit between. */
  private static Optional<String> reply(String words) {
    int lastDigit = -1;
    for (int at = 0; at < words.length(); at++) {
      if (isDigit(words.charAt(at))) {
        String before = words.substring(Math.max(lastDigit + 1, at - MAX_BETWEEN - MAX_WORD), at);
        if (!before.isEmpty() && "45".indexOf(words.charAt(at)) >= 0 && isCode(before)) {
          int end = replyEnd(words, at);
          if (end > at && tellsAnswer(before)) {
            return Optional.of(words.substring(at, end));
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

  private static boolean tellsAnswer(String before) {
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

  /** Where the reply that begins at {@code at} ends; {@code at} itself where none begins. */
  private static int replyEnd(String words, int at) {
    int end = lineEnd(words, at, BEGINS, MIN_LINE);
    for (int lines = 0; lines < MAX_LINES && end > at; lines++) {
      int next = end + (words.startsWith("\r\n", end) ? 2 : 1);
      boolean isLineEnd = end < words.length() && "\r\n".indexOf(words.charAt(end)) >= 0;
      int further = isLineEnd ? lineEnd(words, next, GOES_ON, 1) : next;
      if (further <= next) {
        return end;
      }
      end = further;
    }
    return end;
  }

  private static int lineEnd(String words, int at, Pattern code, int shortest) {
    String rest = words.substring(at, Math.min(words.length(), at + 2 * MAX_LINE));
    Matcher begins = code.matcher(rest);
    if (!begins.lookingAt()) {
      return at;
    }
    int end = begins.end();
    while (end < rest.length()
        && end - begins.end() < MAX_LINE
        && "\r\n".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return end - begins.end() < shortest ? at : at + end;
  }
}
