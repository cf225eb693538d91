package org.bounceback.bounce.log;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins log lines that an e-mail app or a terminal wrapped. A line is joined with the next one only
 * if the next word did not fit into the width, as in all wrapped lines of the paste.
 */
final class WrappedLines {
  private static final int MAX_LINE = 4096;
  private static final int MIN_WIDTH = 50;
  private static final int MAX_WIDTH = 250;

  private static final Pattern QUOTE = Pattern.compile("^(?: {0,3}> ?)+");

  /** Log lines begin with a time, a queue id, or an id with a program's mark. */
  private static final Pattern START =
      Pattern.compile(
          "^\\W{0,4}(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]"
              + "|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}[0-9]{1,2} [0-9]{2}:"
              + "|[0-9]{1,2}:[0-9]{2}:[0-9]{2}|@4[0-9a-f]{15,}|[0-9]{10}\\.[0-9]+ )");

  private static final Pattern OTHER =
      Pattern.compile("^(?:Envelope-|\\+\\+\\+|---|\\*\\*\\*|```|\\s*[0-9]+[mhdw] )");

  private WrappedLines() {}

  /** Returns the log lines, numbered by the position of their first part. */
  static List<LogLine> unwrap(List<String> pasted) {
    List<String> lines = pasted.stream().map(WrappedLines::unquoted).toList();
    int width = width(lines);
    boolean[] continues = new boolean[lines.size()];
    int joints = 0;
    boolean unequal = false;
    for (int i = 1; i < lines.size(); i++) {
      continues[i] =
          isCandidate(lines, i)
              && (continues[i - 1] || isStart(lines.get(i - 1)))
              && !fits(lines.get(i - 1), lines.get(i), width);
      if (continues[i]) {
        joints++;
        unequal |= lines.get(i - 1).length() != width;
      }
    }
    boolean wrapped = width >= MIN_WIDTH && width <= MAX_WIDTH && joints > 1;
    String glue = unequal ? " " : "";
    var result = new ArrayList<LogLine>();
    for (int i = 0; i < lines.size(); i++) {
      var text = new StringBuilder(lines.get(i));
      int first = i;
      while (wrapped && i + 1 < lines.size() && continues[i + 1]) {
        i++;
        text.append(glue).append(lines.get(i).strip());
      }
      if (text.length() <= MAX_LINE && !text.toString().isBlank()) {
        result.add(LogLineParser.parse(first, text.toString()));
      }
    }
    return result;
  }

  /** Returns the length of the longest line that another one without a start follows. */
  private static int width(List<String> lines) {
    int width = 0;
    boolean inRecord = false;
    for (int i = 1; i < lines.size(); i++) {
      inRecord = isStart(lines.get(i - 1)) || (inRecord && isCandidate(lines, i - 1));
      if (inRecord && isCandidate(lines, i)) {
        width = Math.max(width, lines.get(i - 1).length());
      }
    }
    return width;
  }

  private static boolean isCandidate(List<String> lines, int i) {
    String line = lines.get(i);
    return !line.isBlank() && !isStart(line) && !OTHER.matcher(line).find();
  }

  private static boolean isStart(String line) {
    return START.matcher(line).find();
  }

  private static boolean fits(String line, String next, int width) {
    String word = next.strip();
    int end = word.indexOf(' ');
    return line.length() + 1 + (end < 0 ? word.length() : end) <= width;
  }

  private static String unquoted(String line) {
    return line.indexOf('>') >= 0 && line.indexOf('>') < 4
        ? QUOTE.matcher(line).replaceFirst("")
        : line;
  }
}
