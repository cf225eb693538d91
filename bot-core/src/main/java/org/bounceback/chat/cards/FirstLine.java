package org.bounceback.chat.cards;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bounceback.chat.Badge;
import org.bounceback.data.UntrustedText;

/**
 * Builds the first line of a card: the badge's sign and word, then the headline. Long addresses and
 * host names are shortened in the middle, then the headline is cut at a word.
 */
final class FirstLine {
  /** The maximum length, in characters. */
  static final int MAX = 110;

  private static final String SEPARATOR = " · ";
  private static final int[] NAME_LENGTHS = {48, 36, 26};

  private FirstLine() {}

  /** Returns the line. */
  static String of(Badge badge, String word, String headline) {
    String start = badge.emoji() + " " + word + SEPARATOR;
    String line = UntrustedText.oneLine(headline);
    int room = MAX - start.length();
    for (int length : NAME_LENGTHS) {
      if (line.length() > room) {
        line = withShortNames(line, length);
      }
    }
    return start + withoutStop(capitalized(TextShortener.sentences(line, room)));
  }

  private static String withShortNames(String line, int length) {
    return Arrays.stream(line.split(" ", -1))
        .map(word -> isName(word) ? TextShortener.middle(word, length) : word)
        .collect(Collectors.joining(" "));
  }

  private static boolean isName(String word) {
    return word.indexOf('@') > 0 || word.indexOf('.') > 0 || word.indexOf(':') > 0;
  }

  /** Capitalizes the first word unless it is an address, a host name or a number. */
  private static String capitalized(String line) {
    String first = line.split(" ", 2)[0];
    String name = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    return line.isEmpty() || isName(name) || !first.equals(first.toLowerCase(Locale.ROOT))
        ? line
        : line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
  }

  /** Removes the full stop of a single sentence. */
  private static String withoutStop(String line) {
    boolean single = line.endsWith(".") && line.indexOf(". ") < 0;
    return single ? line.substring(0, line.length() - 1) : line;
  }
}
