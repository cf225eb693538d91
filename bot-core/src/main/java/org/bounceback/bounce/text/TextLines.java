package org.bounceback.bounce.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits texts into lines like {@link String#lines()}, but several times as fast if every line ends
 * with a single LF, as in the decoded parts of a message.
 */
public final class TextLines {

  private TextLines() {}

  /** Returns every line, without its line end. */
  public static List<String> of(String text) {
    return first(Integer.MAX_VALUE, text);
  }

  /** Returns at most the first {@code max} lines, without their line ends. */
  public static List<String> first(int max, String text) {
    if (text.indexOf('\r') >= 0) {
      return text.lines().limit(max).toList();
    }
    var lines = new ArrayList<String>();
    int start = 0;
    while (start < text.length() && lines.size() < max) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    return lines;
  }
}
