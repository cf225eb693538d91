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

  private ReplyCodeScanner() {}

  /**
   * Returns the first position of three digits that may be a reply code by the characters around
   * them, or -1.
   */
  static int firstReply(String text) {
    for (int i = 0; i + 3 <= text.length(); i++) {
      if (isClass(text.charAt(i))
          && isDigit(text, i + 1)
          && isDigit(text, i + 2)
          && (i == 0 || "\n \t<>:;'\"[(".indexOf(text.charAt(i - 1)) >= 0)
          && (i + 3 == text.length()
              || text.charAt(i + 3) <= ' '
              || AFTER_REPLY.indexOf(text.charAt(i + 3)) >= 0)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the first position of an enhanced status code, or -1. */
  static int firstStatus(String text) {
    for (int i = 0; i + 5 <= text.length(); i++) {
      if (isStatusStart(text, i) && isDigit(text, i + 4)) {
        return i;
      }
    }
    return -1;
  }

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
      if (end > i && isStatusPosition(text, i)) {
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
    int end = at;
    while (end > 0 && " \t:=".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    // Only these letters, or those of other scripts, end the word.
    return end > 0
        && ("tToOaA".indexOf(text.charAt(end - 1)) >= 0 || text.charAt(end - 1) > '~')
        && PORT.matcher(text.substring(Math.max(0, at - LOOK_BEHIND), at)).find();
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
    if (!isStatusStart(text, at)) {
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

  private static boolean isStatusStart(String text, int at) {
    return at + 5 <= text.length()
        && isClass(text.charAt(at))
        && text.charAt(at + 1) == '.'
        && text.charAt(at + 2) >= '0'
        && text.charAt(at + 2) <= '7'
        && text.charAt(at + 3) == '.';
  }

  /**
   * Returns whether a status may follow: at the start of a line, after punctuation, or after a
   * reply code.
   */
  private static boolean isStatusPosition(String text, int at) {
    int line = text.lastIndexOf('\n', at - 1) + 1;
    int from = Math.max(line, at - LOOK_BEHIND);
    if (at > from && text.charAt(at - 1) == '#') {
      return true;
    }
    int blanks = back(text, at, Math.max(from, at - 3), " \t");
    int begin = back(text, at, from, " \t<>-");
    int code = back(text, at, from, " :-");
    return (blanks > from && ":;'\"<[(".indexOf(text.charAt(blanks - 1)) >= 0)
        || (begin == line && at - begin <= 40)
        || (at > code && at - code <= 3 && endsWithCode(text, from, code));
  }

  /** Returns the start of the characters before {@code end} that are in the set. */
  private static int back(String text, int end, int from, String characters) {
    int at = end;
    while (at > from && characters.indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  private static boolean endsWithCode(String text, int from, int end) {
    int start = end - 3;
    return start >= from
        && isClass(text.charAt(start))
        && isDigit(text, start + 1)
        && isDigit(text, start + 2)
        && (start == 0 || !isWord(text.charAt(start - 1)));
  }

  private static boolean isWord(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
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
