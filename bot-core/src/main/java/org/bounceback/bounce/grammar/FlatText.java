package org.bounceback.bounce.grammar;

/**
 * A text for matching, in lower case and with one character for each run of white space, because
 * reports wrap long lines. Positions are those of the flat text. Immutable.
 */
final class FlatText {
  private static final char LINE = '\n';
  private static final char PARAGRAPH = '\f';

  private final String original;
  private final String flat;

  /** For each position, the kind of white space: a space, a line break or a blank line. */
  private final char[] breaks;

  private final int[] offsets;

  private FlatText(String original, String flat, char[] breaks, int[] offsets) {
    this.original = original;
    this.flat = flat;
    this.breaks = breaks;
    this.offsets = offsets;
  }

  static FlatText of(String text) {
    var flat = new StringBuilder(text.length());
    var breaks = new char[text.length()];
    var offsets = new int[text.length() + 1];
    int i = 0;
    while (i < text.length()) {
      int start = i;
      int lines = 0;
      while (i < text.length() && isSpace(text.charAt(i))) {
        lines += text.charAt(i) == '\n' ? 1 : 0;
        i++;
      }
      offsets[flat.length()] = start;
      if (i > start) {
        breaks[flat.length()] = lines == 0 ? ' ' : lines == 1 ? LINE : PARAGRAPH;
        flat.append(' ');
      } else {
        flat.append(lowerCase(text.charAt(i)));
        i++;
      }
    }
    offsets[flat.length()] = text.length();
    return new FlatText(text, flat.toString(), breaks, offsets);
  }

  private static char lowerCase(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
    return Character.toLowerCase(c);
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\u00a0';
  }

  /** Returns the text in lower case, with single spaces. */
  String flat() {
    return flat;
  }

  int length() {
    return flat.length();
  }

  char at(int position) {
    return flat.charAt(position);
  }

  /** Returns whether a line of the original text starts here. */
  boolean startsLine(int position) {
    return position == 0
        || breaks[position - 1] == LINE
        || breaks[position - 1] == PARAGRAPH
        || (position == 1 && flat.charAt(0) == ' ');
  }

  /** Returns whether the text, a line or a paragraph ends here. */
  boolean endsLine(int position) {
    return position >= flat.length()
        || breaks[position] == LINE
        || breaks[position] == PARAGRAPH
        || (position == flat.length() - 1 && flat.charAt(position) == ' ');
  }

  /** Returns the end of the line that contains the position. */
  int lineEnd(int position) {
    int end = position;
    while (!endsLine(end)) {
      end++;
    }
    return end;
  }

  /** Returns the start of the line that contains the position. */
  int lineStart(int position) {
    int start = position;
    while (!startsLine(start)) {
      start--;
    }
    return start;
  }

  /** Returns the end of the paragraph that contains the position. */
  int paragraphEnd(int position) {
    int end = position;
    while (end < flat.length() && breaks[end] != PARAGRAPH) {
      end++;
    }
    return end;
  }

  /** Returns the original text of a range, without white space at both ends. */
  String original(int start, int end) {
    return original.substring(offsets[start], offsets[end]).strip();
  }
}
