package org.bounceback.bounce.client;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * The reply of a server that an e-mail app quotes, in any language of the app.
 *
 * @param text the reply as written
 * @param start where it begins in the text
 * @param end where it ends
 */
public record QuotedReply(String text, int start, int end) {
  /** Phrases for "the server responded" in mail clients, shortly before the reply itself. */
  private static final Pattern ANSWERED =
      Pattern.compile(
          "respond(?:ed|i[óo])|repl(?:y|ied)|response|answered|antwort(?:ete)?|antwoord(?:de)?|odpowiedzia|r[ée]pond(?:u|re)"
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

  /**
   * A reply to a login or to a message without one (RFC 4954), which only the server gives that an
   * app sends through.
   */
  private static final Pattern LOGIN_REPLY =
      Pattern.compile(
          "(?i)(?:^|[^0-9A-Za-z.\\]:-]) ?((?:53[0458]|454)[ -](?:[45]\\.7\\.[0-9]{1,3} ?)?[^\\r"
              + "\\n"
              + "]{0,40}(?:authenticat|credential|password|username|login)[^\\r"
              + "\\n"
              + "]{0,200})");

  /** Texts about deliveries between servers. */
  private static final Pattern BETWEEN_SERVERS =
      Pattern.compile("(?i)\\] said|remote (?:mail )?server|authenticator failed|]: 5[0-9]{2}");

  /** A code in parentheses and later its text in parentheses, as in Roundcube. */
  private static final Pattern IN_PARENTHESES =
      Pattern.compile("\\(([45][0-9]{2})\\)[^\r\n(]{0,200}\\(([^\r\n]{4,400})\\)");

  /** A code of a rejection, with an enhanced status or followed by a word. */
  private static final Pattern CODED =
      Pattern.compile(
          "(?:^|[\\s:(\"'\\[])((?:[45][0-5][0-9][ -][45]\\.[0-9]\\.[0-9]{1,3}[ :]"
              + "|(?:421|45[0-4]|50[0-4]|53[0458]|541|55[0-6]|571)[ -][A-Za-z<])[^\r\n]{4,400})");

  /** Replies about the sender's address or the account, which name no recipient. */
  private static final Pattern ABOUT_SENDER =
      Pattern.compile(
          "(?i)sender|not owned by|verification failed for|mail from|authenticated as|set_id"
              + "|domain .{1,80}exceeded");

  private static final int MAX_SENTENCE = 600;
  private static final int CODE = 3;

  private static final int MAX_WORD = 12;
  private static final int MAX_BETWEEN = 80;
  private static final int MIN_LINE = 4;
  private static final int MAX_LINE = 400;
  private static final int MAX_LINES = 20;

  /**
   * Returns the first reply shortly after a "server responded" phrase, with no digit in between.
   */
  public static Optional<QuotedReply> find(String text) {
    int lastDigit = -1;
    for (int at = 0; at < text.length(); at++) {
      if (isDigit(text.charAt(at))) {
        String before = text.substring(Math.max(lastDigit + 1, at - MAX_BETWEEN - MAX_WORD), at);
        if (!before.isEmpty() && "45".indexOf(text.charAt(at)) >= 0 && isCode(before)) {
          int end = replyEnd(text, at);
          if (end > at && announcesReply(before)) {
            return Optional.of(new QuotedReply(text.substring(at, end), at, end));
          }
        }
        lastDigit = at;
      }
    }
    return Optional.empty();
  }

  /**
   * Returns whether the reply is about the sender or the account, so that it names no recipient.
   */
  public boolean isAboutSender() {
    return ABOUT_SENDER.matcher(text).find();
  }

  /** Returns whether the text is about a delivery between servers. */
  static boolean isBetweenServers(String text) {
    return BETWEEN_SERVERS.matcher(text).find();
  }

  /** Returns the rest of the line after {@code position}, or the next line. */
  static Optional<QuotedReply> after(String text, int position) {
    int begin = position;
    while (begin < text.length() && ": \t\r\n\"'".indexOf(text.charAt(begin)) >= 0) {
      begin++;
    }
    int end = begin;
    while (end < text.length() && end - begin < MAX_LINE && "\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end - begin < MIN_LINE
        ? Optional.empty()
        : Optional.of(new QuotedReply(text.substring(begin, end), begin, end));
  }

  /** Returns a reply that begins with the code of a rejection, wherever it is. */
  static Optional<QuotedReply> findCoded(String text) {
    Matcher inParentheses = IN_PARENTHESES.matcher(text);
    if (inParentheses.find()) {
      return Optional.of(
          new QuotedReply(
              inParentheses.group(1) + " " + inParentheses.group(2),
              inParentheses.start(2),
              inParentheses.end(2)));
    }
    Matcher coded = CODED.matcher(text);
    return coded.find()
        ? Optional.of(new QuotedReply(coded.group(1), coded.start(1), coded.end(1)))
        : Optional.empty();
  }

  /** Returns the reply to a login in an agent's sentence. */
  static Optional<QuotedReply> findLogin(String text) {
    if (text.length() > MAX_SENTENCE || BETWEEN_SERVERS.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher login = LOGIN_REPLY.matcher(text);
    return login.find()
        ? Optional.of(new QuotedReply(login.group(1), login.start(1), login.end(1)))
        : Optional.empty();
  }

  /** Returns what the reply to a login means; empty if it is another reply. */
  Optional<ClientProblem> loginProblem() {
    return switch (text.substring(0, Math.min(text.length(), CODE))) {
      case "535", "454" -> Optional.of(ClientProblem.LOGIN_REJECTED);
      case "530" -> Optional.of(ClientProblem.LOGIN_REQUIRED);
      case "534" -> Optional.of(ClientProblem.LOGIN_METHOD);
      case "538" -> Optional.of(ClientProblem.ENCRYPTION_MISMATCH);
      default -> Optional.empty();
    };
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
