package org.bounceback.bounce.grammar;

import org.bounceback.bounce.text.AhoCorasickMatcher;

/**
 * A text for matching, in lower case and with one character for each run of white space, because
 * reports wrap long lines. Positions are those of the flat text. Immutable.
 */
final class FlatText {
  private static final char LINE = '\n';
  private static final char PARAGRAPH = '\f';

  private final String original;
  private final String flat;

  /** The characters of the flat text; more are not used. */
  private final char[] characters;

  /** For each position, the kind of white space: a space, a line break or a blank line. */
  private final char[] breaks;

  private final int[] offsets;

  private FlatText(String original, char[] characters, int length, char[] breaks, int[] offsets) {
    this.original = original;
    this.characters = characters;
    this.flat = new String(characters, 0, length);
    this.breaks = breaks;
    this.offsets = offsets;
  }

  static FlatText of(String text) {
    // The flat text is never longer than what was read of the original.
    char[] characters = text.toCharArray();
    int size = characters.length;
    var breaks = new char[size];
    var offsets = new int[size + 1];
    int length = 0;
    int i = 0;
    while (i < size) {
      char c = characters[i];
      offsets[length] = i;
      if (isSpace(c)) {
        int lines = 0;
        while (i < size && isSpace(characters[i])) {
          lines += characters[i] == '\n' ? 1 : 0;
          i++;
        }
        breaks[length] = lines == 0 ? ' ' : lines == 1 ? LINE : PARAGRAPH;
        characters[length] = ' ';
      } else {
        characters[length] = lowerCase(c);
        i++;
      }
      length++;
    }
    offsets[length] = size;
    return new FlatText(text, characters, length, breaks, offsets);
  }

  private static char lowerCase(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
    // Typographic apostrophes, and those lost by a wrong character set.
    return c == '\u2019' || c == '\ufffd' ? '\'' : Character.toLowerCase(c);
  }

  static boolean isSpace(char c) {
    return c <= ' ' ? c == ' ' || (c >= '\t' && c <= '\r') : c == '\u00a0';
  }

  /** Returns the text in lower case, with single spaces. */
  String flat() {
    return flat;
  }

  int length() {
    return flat.length();
  }

  char at(int position) {
    return characters[position];
  }

  /** Finds the texts of a matcher in the flat text. */
  void visitAll(AhoCorasickMatcher matcher, AhoCorasickMatcher.Visitor visitor) {
    matcher.visitAll(characters, flat.length(), visitor);
  }

  /** Returns whether a line of the original text starts here. */
  boolean startsLine(int position) {
    return position == 0
        || breaks[position - 1] == LINE
        || breaks[position - 1] == PARAGRAPH
        || (position == 1 && characters[0] == ' ');
  }

  /** Returns whether the text, a line or a paragraph ends here. */
  boolean endsLine(int position) {
    return position >= flat.length()
        || breaks[position] == LINE
        || breaks[position] == PARAGRAPH
        || (position == flat.length() - 1 && characters[position] == ' ');
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

  /** Returns the position in the original text. */
  int offset(int position) {
    return offsets[position];
  }

  /** Returns the original text of a range, without white space at both ends. */
  String original(int start, int end) {
    return original.substring(offsets[start], offsets[end]).strip();
  }
}
