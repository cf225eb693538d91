package org.bounceback.data;

import java.util.Collection;
import java.util.Optional;

/** Finds the known name that a misspelled one probably means. */
public final class NearestName {
  private NearestName() {}

  /**
   * Returns the name with the fewest changed characters.
   *
   * @param most how many characters may differ; empty if all names differ more
   */
  public static Optional<String> of(String misspelled, Collection<String> known, int most) {
    Optional<String> nearest = Optional.empty();
    int fewest = most + 1;
    for (String name : known) {
      if (Math.abs(name.length() - misspelled.length()) < fewest) {
        int changes = distance(misspelled, name);
        if (changes < fewest) {
          fewest = changes;
          nearest = Optional.of(name);
        }
      }
    }
    return nearest;
  }

  /** Returns the Levenshtein distance. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
