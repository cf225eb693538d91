package org.bounceback.bounce.table;

import com.google.re2j.Pattern;
import java.util.List;
import org.bounceback.bounce.text.AddressFinder;

/** Recognizes what a cell contains. */
final class ReportCell {
  private static final int MAX_ADDRESSES = 16_000;
  private static final int MAX_NAME = 80;

  /** A reply, or the words with which a mail server introduces one or states its own reason. */
  private static final Pattern REPLY =
      Pattern.compile(
          "^\"?(?:[245][0-9]{2}[ -]|[245]\\.[0-9]{1,3}\\.[0-9]{1,3} )|\\bsaid: [245][0-9]{2}"
              + "|^SMTP error from remote mail server|^Accepted$|\\bLED=[245]"
              + "|^retry time(?:out)? |^Message discarded|^Unrouteable address");

  private ReportCell() {}

  /** Returns whether the cell consists of one or more addresses and nothing else but a name. */
  static boolean isAddress(String cell) {
    if (cell.equals("<>")) {
      return true;
    }
    if (cell.indexOf('@') < 0 || cell.length() > MAX_ADDRESSES || isReply(cell)) {
      return false;
    }
    List<AddressFinder.Found> found = AddressFinder.all(cell);
    if (found.size() == 1 && cell.endsWith(">") && cell.indexOf('<') < MAX_NAME) {
      return cell.indexOf('<') == cell.lastIndexOf('<');
    }
    var rest = new StringBuilder(cell);
    for (int i = found.size() - 1; i >= 0; i--) {
      rest.delete(found.get(i).start(), found.get(i).end());
    }
    return !found.isEmpty() && rest.chars().allMatch(c -> " ,;<>{}()\"'".indexOf(c) >= 0);
  }

  /** Returns whether the cell is certainly a server's reply or reason. */
  static boolean isReply(String cell) {
    return REPLY.matcher(cell).find();
  }

  /** Returns whether the cell is a single word without an at sign, such as a user name. */
  static boolean isWord(String cell) {
    return !cell.isEmpty()
        && cell.length() <= MAX_NAME
        && cell.chars().noneMatch(c -> Character.isWhitespace(c) || c == '@');
  }
}
