package org.bounceback.bounce.format;

import java.util.List;

/**
 * Completes a reply of several lines of which a report's field has only the first, as Sendmail
 * writes it: the transcript of the session has all lines.
 */
final class ReplyLines {
  private static final int CODE = 3;
  private static final int MAX_LINES = 2000;
  private static final int MAX_REPLY_LINES = 20;

  private ReplyLines() {}

  /** Returns the reply with the lines that follow its first one; unchanged if there are none. */
  static String complete(String reply, List<String> lines) {
    if (!isContinued(reply) || reply.indexOf(reply.substring(0, CODE), CODE) >= 0) {
      return reply;
    }
    for (int i = 0; i < Math.min(lines.size(), MAX_LINES); i++) {
      int at = lines.get(i).indexOf(reply);
      if (at >= 0 && isMark(lines.get(i).substring(0, at))) {
        return reply + rest(lines.subList(i + 1, Math.min(lines.size(), i + MAX_REPLY_LINES)), at);
      }
    }
    return reply;
  }

  private static String rest(List<String> below, int start) {
    var rest = new StringBuilder();
    for (String line : below) {
      String text = line.length() > start ? line.substring(start) : "";
      if (!isMark(line.substring(0, Math.min(start, line.length()))) || !startsWithCode(text)) {
        break;
      }
      rest.append('\n').append(text);
      if (!isContinued(text)) {
        break;
      }
    }
    return rest.toString();
  }

  /** Returns whether the text is how a transcript marks the lines of the other server. */
  private static boolean isMark(String text) {
    return text.strip().equals("<<<") || text.strip().equals("<--");
  }

  /** Returns whether the line announces another one (RFC 5321 section 4.2.1). */
  private static boolean isContinued(String line) {
    return startsWithCode(line) && line.length() > CODE && line.charAt(CODE) == '-';
  }

  private static boolean startsWithCode(String line) {
    return line.length() >= CODE
        && line.substring(0, CODE).chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
