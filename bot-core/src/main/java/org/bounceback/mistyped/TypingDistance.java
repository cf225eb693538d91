package org.bounceback.mistyped;

import java.util.List;
import java.util.Map;

/**
 * Measures how likely one name was typed in place of another, as the least sum of typing mistakes
 * (optimal string alignment). The distance is symmetric.
 *
 * <p>A letter typed twice costs 1. Two swapped letters, the key next to the right one, a look-alike
 * and an extra letter next to one of its neighbors on the keyboard cost 2. Any other wrong, extra
 * or missing letter costs 3. A wrong digit costs more, because numbered names differ on purpose.
 */
final class TypingDistance {
  private static final int DOUBLED = 1;
  private static final int SLIP = 2;
  private static final int OTHER = 3;
  private static final int DIGIT = 6;

  /** The rows of the usual keyboards; each row is shifted by half a key against the one above. */
  private static final List<String> KEYS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");

  /** The keys that German and French keyboards exchange. */
  private static final List<String> EXCHANGED = List.of("zy", "aq", "zw");

  private static final Map<Character, String> LOOK_ALIKES =
      Map.of('0', "o", '1', "li", 'o', "0", 'l', "1i", 'i', "1l", '.', "-", '-', ".");

  private TypingDistance() {}

  static int between(String one, String two) {
    int[][] cost = new int[one.length() + 1][two.length() + 1];
    for (int i = 1; i <= one.length(); i++) {
      cost[i][0] = cost[i - 1][0] + gap(one, i - 1);
    }
    for (int j = 1; j <= two.length(); j++) {
      cost[0][j] = cost[0][j - 1] + gap(two, j - 1);
    }
    for (int i = 1; i <= one.length(); i++) {
      for (int j = 1; j <= two.length(); j++) {
        char a = one.charAt(i - 1);
        char b = two.charAt(j - 1);
        int least = Math.min(cost[i - 1][j] + gap(one, i - 1), cost[i][j - 1] + gap(two, j - 1));
        least = Math.min(least, cost[i - 1][j - 1] + substitution(a, b));
        if (i > 1 && j > 1 && a == two.charAt(j - 2) && b == one.charAt(i - 2)) {
          least = Math.min(least, cost[i - 2][j - 2] + swap(a, b));
        }
        cost[i][j] = least;
      }
    }
    return cost[one.length()][two.length()];
  }

  private static int swap(char a, char b) {
    return a == b ? 0 : Character.isDigit(a) && Character.isDigit(b) ? DIGIT : SLIP;
  }

  private static int substitution(char a, char b) {
    if (a == b) {
      return 0;
    }
    if (LOOK_ALIKES.getOrDefault(a, "").indexOf(b) >= 0 || areNeighbors(a, b)) {
      return SLIP;
    }
    return Character.isDigit(a) || Character.isDigit(b) ? DIGIT : OTHER;
  }

  /** Returns the cost of a letter that only this name has. */
  private static int gap(String name, int at) {
    char letter = name.charAt(at);
    if (Character.isDigit(letter)) {
      return DIGIT;
    }
    char before = at > 0 ? name.charAt(at - 1) : ' ';
    char after = at + 1 < name.length() ? name.charAt(at + 1) : ' ';
    if (letter == before || letter == after) {
      return DOUBLED;
    }
    boolean isSlip = letter == '-' || areNeighbors(letter, before) || areNeighbors(letter, after);
    return isSlip ? SLIP : OTHER;
  }

  /** Returns whether the keys of two letters touch. */
  static boolean areNeighbors(char a, char b) {
    if (a == b) {
      return false;
    }
    for (String pair : EXCHANGED) {
      if (pair.indexOf(a) >= 0 && pair.indexOf(b) >= 0) {
        return true;
      }
    }
    for (int row = 0; row < KEYS.size(); row++) {
      int column = KEYS.get(row).indexOf(a);
      if (column >= 0) {
        return isAt(b, row, column - 1)
            || isAt(b, row, column + 1)
            || isAt(b, row - 1, column)
            || isAt(b, row - 1, column + 1)
            || isAt(b, row + 1, column - 1)
            || isAt(b, row + 1, column);
      }
    }
    return false;
  }

  private static boolean isAt(char key, int row, int column) {
    return row >= 0
        && row < KEYS.size()
        && column >= 0
        && column < KEYS.get(row).length()
        && KEYS.get(row).charAt(column) == key;
  }
}
