package org.bounceback.bounce.grammar;

import java.util.BitSet;
import java.util.List;

/**
 * The lines of a text that begin with a reply code. Who wrote such a reply is not known, so only a
 * message that includes the code may be found in it.
 */
final class BareReplies {
  /** How lines begin that do not continue the reply above them. */
  private static final List<String> NEXT_LINES =
      List.of(
          "<",
          ">",
          "...",
          "-",
          "giving up on ",
          "i'm not going to try again",
          "message ",
          "warning: ",
          "will keep trying");

  private final BitSet positions = new BitSet();

  private BareReplies() {}

  static BareReplies in(FlatText flat) {
    var replies = new BareReplies();
    int at = 0;
    while (at < flat.length()) {
      int start = afterAddress(flat, flat.at(at) == ' ' ? at + 1 : at);
      int end = flat.lineEnd(start);
      if (isReply(flat, start)) {
        int limit = flat.paragraphEnd(start);
        while (end < limit && continues(flat, end + 1)) {
          end = flat.lineEnd(end + 1);
        }
        replies.positions.set(start + 1, Math.max(start + 1, end));
      }
      at = end + 1;
    }
    return replies;
  }

  /** Returns whether the position is inside such a reply, after its first character. */
  boolean contains(int position) {
    return positions.get(position);
  }

  /** Returns the position after an address and a colon with which the line begins. */
  private static int afterAddress(FlatText flat, int start) {
    int space = flat.flat().indexOf(' ', start);
    boolean isAddress =
        space > start + 1
            && flat.at(space - 1) == ':'
            && flat.flat().lastIndexOf('@', space) >= start
            && !flat.endsLine(space);
    return isAddress ? space + 1 : start;
  }

  private static boolean continues(FlatText flat, int start) {
    return !isReply(flat, start)
        && NEXT_LINES.stream().noneMatch(line -> flat.flat().startsWith(line, start));
  }

  private static boolean isReply(FlatText flat, int start) {
    if (start + 3 >= flat.length()) {
      return false;
    }
    char separator = flat.at(start + 3);
    return (flat.at(start) == '4' || flat.at(start) == '5')
        && isDigit(flat.at(start + 1))
        && isDigit(flat.at(start + 2))
        && (separator == ' ' || separator == '-');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
