package org.bounceback.bounce.upload;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.bounce.text.TextLines;

/**
 * Restores the lines of pasted text. Chat clients indent it or put it all on one line, as Discord
 * does with command arguments; mail clients add blank lines between lines.
 */
final class PastedTextRepair {
  private static final int MIN = 8;
  private static final int MIN_RUN = 200;
  private static final int MAX_LINE_ENDS = 2;
  private static final int MAX_LINES = 20_000;

  /** The start of a line in reports: a field, a line of dashes, a recipient, a host label. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "[ \\t]+((?:Reporting-MTA|Received-From-MTA|Arrival-Date|Final-Recipient|Original-Recipient"
              + "|X-Actual-Recipient|Action|Status|Remote-MTA|Diagnostic-Code|Last-Attempt-Date"
              + "|Will-Retry-Until|X-Postfix-[A-Za-z-]{1,20}|From|To|Subject|Date|Message-ID|Message-Id|MIME-Version|Content-Type):"
              + " |-{3,60} |<[^<> @]{1,64}@[^<> @]{1,255}>: )");

  private static final String RCPT = "RCPT";

  /** The header of the returned message, which follows a blank line. */
  private static final Pattern TRACE =
      Pattern.compile("[ \\t]+((?:Return-Path: <|Received: (?:from|by) ))");

  private PastedTextRepair() {}

  /** Returns the text with its lines restored; unchanged if it has them. */
  static String repair(String text) {
    if (isOnOneLine(text)) {
      String separated = TRACE.matcher(text).replaceFirst("\n\n$1");
      return withLines(separated);
    }
    List<String> lines = TextLines.first(MAX_LINES, text);
    List<String> single = isDoubleSpaced(lines) ? everySecond(lines) : lines;
    int indent = indentOf(single);
    if (indent == 0) {
      return single.size() == lines.size() ? text : String.join("\n", single);
    }
    return String.join(
        "\n", single.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList());
  }

  private static String withLines(String text) {
    var out = new StringBuilder(text.length());
    Matcher beginning = BEGINNING.matcher(text);
    int done = 0;
    // The space after one match may also be the space before the next.
    for (int from = 0; beginning.find(from); from = beginning.end() - 1) {
      if (isInsideReply(text, beginning.start())) {
        continue;
      }
      out.append(text, done, beginning.start()).append('\n');
      done = beginning.start(1);
    }
    return out.append(text, done, text.length()).toString();
  }

  /** An address after a code or an SMTP command is part of a reply, not a recipient's heading. */
  private static boolean isInsideReply(String text, int at) {
    boolean afterCode = at > 0 && Character.isDigit(text.charAt(at - 1));
    return afterCode || text.startsWith(RCPT, at - RCPT.length());
  }

  private static boolean isOnOneLine(String text) {
    return text.length() >= MIN_RUN
        && text.strip().chars().filter(c -> c == '\n').limit(MAX_LINE_ENDS).count() < MAX_LINE_ENDS;
  }

  private static boolean isDoubleSpaced(List<String> lines) {
    if (lines.size() < MIN) {
      return false;
    }
    for (int i = 1; i < lines.size(); i += 2) {
      if (!lines.get(i).isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static List<String> everySecond(List<String> lines) {
    var result = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i += 2) {
      result.add(lines.get(i));
    }
    return result;
  }

  /** Returns the common indentation of all lines. */
  private static int indentOf(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank())
        .mapToInt(line -> line.length() - line.stripLeading().length())
        .min()
        .orElse(0);
  }
}
