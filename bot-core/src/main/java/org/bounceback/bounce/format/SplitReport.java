package org.bounceback.bounce.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.TextLines;
import org.bounceback.mail.Header;
import org.bounceback.mail.HeaderText;

/**
 * The text of a report, separated from the returned message if a server wrote both into one text.
 *
 * @param words the text before the returned message
 * @param returned the header of the returned message; empty if the text contains none
 */
public record SplitReport(String words, Header returned) {
  private static final Set<String> TRACES =
      Set.of("received", "return-path", "message-id", "dkim-signature", "x-originating-ip");
  private static final Set<String> FIELDS =
      Set.of(
          "from",
          "to",
          "subject",
          "date",
          "received",
          "message-id",
          "mime-version",
          "content-type",
          "return-path");
  private static final int MAX_MARK = 120;
  private static final int MAX_LINES = 20_000;

  /**
   * Splits a text at the returned message, using the lines that announce it. A header that comes
   * before any report text is only quoted by the report, which continues after it.
   */
  public static SplitReport split(String text, ReportIndicators reportIndicators) {
    List<String> lines = TextLines.first(MAX_LINES, text);
    int announced = lines.size();
    int first = -1;
    int checked = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (beginsHeader(lines, i)) {
        if (announced < lines.size()
            || hasReportText(lines.subList(checked, i), reportIndicators)) {
          return cut(lines, Math.min(i, announced), headerFrom(lines, i));
        }
        first = first < 0 ? i : first;
        checked = i;
      }
      if (announced == lines.size() && announces(lines.get(i), reportIndicators)) {
        announced = i;
      }
    }
    return first < 0
        ? cut(lines, announced, Header.EMPTY)
        : cut(lines, Math.min(first, announced), headerFrom(lines, first));
  }

  /** Returns the text starting at the first header in it; empty if there is none. */
  public static String fromHeader(String text) {
    List<String> lines = TextLines.first(MAX_LINES, text);
    for (int i = 0; i < lines.size(); i++) {
      if (beginsHeader(lines, i)) {
        return String.join("\n", lines.subList(i, lines.size()));
      }
    }
    return "";
  }

  private static boolean hasReportText(List<String> lines, ReportIndicators reportIndicators) {
    String lowerCase = String.join("\n", lines).toLowerCase(Locale.ROOT);
    return reportIndicators.mentionsFailure(lowerCase)
        || reportIndicators.mentionsDelay(lowerCase)
        || lowerCase.contains("final-recipient:")
        || RejectionReply.hasCode(lowerCase);
  }

  private static SplitReport cut(List<String> lines, int at, Header returned) {
    return new SplitReport(String.join("\n", lines.subList(0, at)), returned);
  }

  private static boolean announces(String line, ReportIndicators reportIndicators) {
    return line.length() <= MAX_MARK
        && !line.isBlank()
        && reportIndicators.startsReturnedMessage(line.toLowerCase(Locale.ROOT));
  }

  /**
   * Returns whether the lines from {@code start} are the header of a message, and not a table with
   * colons.
   */
  private static boolean beginsHeader(List<String> lines, int start) {
    if (!isField(lines.get(start)) || (start > 0 && isField(lines.get(start - 1)))) {
      return false;
    }
    var names = new HashSet<String>();
    for (int i = start; i < Math.min(lines.size(), start + 100); i++) {
      String line = lines.get(i);
      String name = fieldName(line);
      if (name.isEmpty() && !line.startsWith(" ") && !line.startsWith("\t")) {
        break;
      }
      names.add(name);
    }
    boolean trace = names.stream().anyMatch(TRACES::contains);
    names.retainAll(FIELDS);
    return trace ? names.size() >= 2 : names.containsAll(Set.of("from", "to", "subject"));
  }

  /** Returns whether the line begins with a field name (RFC 5322 section 2.2). */
  private static boolean isField(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) > ' ' && line.charAt(at) < 127) {
      if (line.charAt(at) == ':') {
        return at > 0;
      }
      at++;
    }
    return false;
  }

  private static String fieldName(String line) {
    return isField(line) ? line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT) : "";
  }

  private static Header headerFrom(List<String> lines, int start) {
    String text = String.join("\n", lines.subList(start, Math.min(lines.size(), start + 2000)));
    return HeaderText.parse(text);
  }
}
