package org.bounceback.bounce.reason;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the codes in a refusal's words. A number is one only where a server writes it: at the start
 * of a line, or behind punctuation or another code. The digits are looked for first, since they are
 * rare, and what stands in front of them after that.
 */
final class ReplyCodeScanner {
  private static final int MAX = 20;
  private static final int LOOKED_BACK = 44;
  private static final int MAX_LINE = 2048;
  private static final String BEHIND_REPLY = ":;,#'\")]>-";

  /** A port's number is none, such as the 587 of a mail program's window. */
  private static final Pattern PORT =
      Pattern.compile(
          "(?:port|porta|puerto|порт)[ \\t]{0,3}[:=]?[ \\t]{0,3}$", Pattern.CASE_INSENSITIVE);

  private static final Pattern BEFORE_STATUS =
      Pattern.compile(
          "(?:^[ \\t<>-]{0,40}|#|[:;'\"<\\[(][ \\t]{0,3}|\\b[245][0-9]{2}[ :-]{1,3}#?)$");

  private ReplyCodeScanner() {}

  /** The SMTP reply codes (RFC 5321 section 4.2) in the order written, at most 20. */
  static List<String> replies(String text) {
    var found = new ArrayList<String>();
    for (int i = 0; i + 3 <= text.length() && found.size() < MAX; i++) {
      if (isReply(text, i) && (standsAsReply(text, i) || isMarked(text, i)) && !isPort(text, i)) {
        found.add(text.substring(i, i + 3));
      }
    }
    return found;
  }

  /** The enhanced status codes (RFC 3463) in the order written, at most 20. */
  static List<String> statuses(String text) {
    var found = new ArrayList<String>();
    for (int i = 0; i + 5 <= text.length() && found.size() < MAX; i++) {
      int end = statusEnd(text, i);
      if (end > i && stands(text, i, BEFORE_STATUS)) {
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
            || BEHIND_REPLY.indexOf(text.charAt(at + 3)) >= 0);
  }

  private static boolean isPort(String text, int at) {
    return PORT.matcher(text.substring(Math.max(0, at - LOOKED_BACK), at)).find();
  }

  /**
   * Whether Exchange or IronPort wrote the code: they put {@code #} in front of a whole reply that
   * a status or {@code ##} ends, or quotes behind it.
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

  /** Where the status that begins at {@code at} ends; {@code at} itself when none begins there. */
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

  /** Whether a reply code may follow: the line begins, or punctuation or an arrow is in front. */
  private static boolean standsAsReply(String text, int at) {
    int line = text.lastIndexOf('\n', at - 1) + 1;
    int start = Math.max(line, at - LOOKED_BACK);
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

  /** Whether what stands in front of the digits on their line is what servers write there. */
  private static boolean stands(String text, int at, Pattern before) {
    int line = text.lastIndexOf('\n', at - 1) + 1;
    int from = Math.max(line, at - LOOKED_BACK);
    String front = text.substring(from, at);
    return before.matcher(from == line ? front : "x" + front).find();
  }

  private static boolean isClass(char c) {
    return c == '2' || c == '4' || c == '5';
  }

  /** Whether mail servers use the second digit in that class; 402 or 404 are of other servers. */
  private static boolean isSecond(char first, char second) {
    return second >= (first == '4' ? '2' : '0') && second <= '7';
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
