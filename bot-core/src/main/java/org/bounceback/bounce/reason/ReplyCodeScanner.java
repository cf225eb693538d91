package org.bounceback.bounce.reason;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the codes in the text of a rejection. A number counts only where a server writes it: at the
 * start of a line, or after punctuation or another code. The scanner looks for the digits first
 * because they are rare, and then checks the text before them.
 */
final class ReplyCodeScanner {
  private static final int MAX = 20;
  private static final int LOOK_BEHIND = 44;
  private static final int MAX_LINE = 2048;
  private static final String AFTER_REPLY = ":;,#'\")]>-";

  /** A port number is not a code, such as 587 in the error window of a mail client. */
  private static final Pattern PORT =
      Pattern.compile(
          "(?:port|porta|puerto|порт)[ \\t]{0,3}[:=]?[ \\t]{0,3}$", Pattern.CASE_INSENSITIVE);

  private static final Pattern BEFORE_STATUS =
      Pattern.compile(
          "(?:^[ \\t<>-]{0,40}|#|[:;'\"<\\[(][ \\t]{0,3}|\\b[245][0-9]{2}[ :-]{1,3}#?)$");

  private ReplyCodeScanner() {}

  /** Returns the SMTP reply codes (RFC 5321 section 4.2) in the order written, at most 20. */
  static List<String> replies(String text) {
    var found = new ArrayList<String>();
    for (int i = 0; i + 3 <= text.length() && found.size() < MAX; i++) {
      if (isReply(text, i) && (isReplyPosition(text, i) || isMarked(text, i)) && !isPort(text, i)) {
        found.add(text.substring(i, i + 3));
      }
    }
    return found;
  }

  /** Returns the enhanced status codes (RFC 3463) in the order written, at most 20. */
  static List<String> statuses(String text) {
    var found = new ArrayList<String>();
    for (int i = 0; i + 5 <= text.length() && found.size() < MAX; i++) {
      int end = statusEnd(text, i);
      if (end > i && isPrecededBy(text, i, BEFORE_STATUS)) {
        found.add(text.substring(i, end));
      }
    }
    return found;
  }

  private static boolean isReply(String text, int at) {
    return isClass(text.charAt(at))
        && isSecond(text.charAt(at), text.charAt(at + 1))
        && isDigit(text, at + 2)
        && (at + 3 == text.length()
            || Character.isWhitespace(text.charAt(at + 3))
            || AFTER_REPLY.indexOf(text.charAt(at + 3)) >= 0);
  }

  private static boolean isPort(String text, int at) {
    return PORT.matcher(text.substring(Math.max(0, at - LOOK_BEHIND), at)).find();
  }

  /**
   * Returns whether Exchange or IronPort wrote the code. They write {@code #} before a whole reply
   * that ends with a status or {@code ##}, or quotes after the code.
   */
  private static boolean isMarked(String text, int at) {
    if (at == 0 || at + 5 >= text.length()) {
      return false;
    }
    if (isSpace(text.charAt(at - 1))) {
      return text.charAt(at + 3) == '-' && "'\"".indexOf(text.charAt(at + 4)) >= 0;
    }
    int end = text.indexOf('\n', at);
    String rest = text.substring(at + 3, Math.min(end < 0 ? text.length() : end, at + MAX_LINE));
    boolean begins = text.charAt(at - 1) == '#' && (at == 1 || isSpace(text.charAt(at - 2)));
    return begins && (statusEnd(text, at + 4) > at + 4 || rest.stripTrailing().endsWith("#"));
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c);
  }

  /**
   * Returns the end of the status that begins at {@code at}, or {@code at} if none begins there.
   */
  private static int statusEnd(String text, int at) {
    boolean begins =
        at + 5 <= text.length()
            && isClass(text.charAt(at))
            && text.charAt(at + 1) == '.'
            && text.charAt(at + 2) >= '0'
            && text.charAt(at + 2) <= '7'
            && text.charAt(at + 3) == '.';
    if (!begins) {
      return at;
    }
    int end = at + 4;
    while (isDigit(text, end)) {
      end++;
    }
    boolean goesOn = end < text.length() && text.charAt(end) == '.' && isDigit(text, end + 1);
    return end == at + 4 || end > at + 7 || goesOn ? at : end;
  }

  /**
   * Returns whether a reply code may follow: at the start of a line, or after punctuation or an
   * arrow.
   */
  private static boolean isReplyPosition(String text, int at) {
    int line = text.lastIndexOf('\n', at - 1) + 1;
    int start = Math.max(line, at - LOOK_BEHIND);
    int blanks = at;
    while (blanks > start && at - blanks < 3 && isBlank(text.charAt(blanks - 1))) {
      blanks--;
    }
    if ((blanks > start && ":;'\"<>[(".indexOf(text.charAt(blanks - 1)) >= 0)
        || text.startsWith("- ", at - 2)) {
      return true;
    }
    int begin = at;
    while (begin > start
        && (isBlank(text.charAt(begin - 1)) || "<>".indexOf(text.charAt(begin - 1)) >= 0)) {
      begin--;
    }
    return begin == line && at - begin <= 40;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Returns whether the text before the digits on the same line matches the pattern. */
  private static boolean isPrecededBy(String text, int at, Pattern before) {
    int line = text.lastIndexOf('\n', at - 1) + 1;
    int from = Math.max(line, at - LOOK_BEHIND);
    String preceding = text.substring(from, at);
    return before.matcher(from == line ? preceding : "x" + preceding).find();
  }

  private static boolean isClass(char c) {
    return c == '2' || c == '4' || c == '5';
  }

  /**
   * Returns whether mail servers use the second digit in that class; 402 or 404 come from other
   * servers.
   */
  private static boolean isSecond(char first, char second) {
    return second >= (first == '4' ? '2' : '0') && second <= '7';
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
