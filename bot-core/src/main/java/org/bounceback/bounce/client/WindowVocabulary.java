package org.bounceback.bounce.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of the table of windows. Finds the words that a word of a text may stand for: the word
 * itself, a word of five or more letters with one letter missing, added, wrong or swapped, and
 * several words that were written without a blank. A lookup takes constant time. Immutable.
 */
final class WindowVocabulary {
  private static final int MIN_INEXACT = 5;

  private final Map<String, Set<List<Integer>>> exact = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, List<String>> shortened = new HashMap<>();

  /** Adds the sequences of words that follow each other in the table. */
  WindowVocabulary(List<List<String>> sequences) {
    for (List<String> sequence : sequences) {
      for (int i = 0; i < sequence.size(); i++) {
        id(sequence.get(i));
        for (int length = 1; length <= 3 && i + length <= sequence.size(); length++) {
          List<String> joined = sequence.subList(i, i + length);
          String written = String.join("", joined);
          if (!exact.containsKey(written)) {
            shorten(written);
          }
          exact
              .computeIfAbsent(written, key -> new LinkedHashSet<>())
              .add(joined.stream().map(this::id).toList());
        }
      }
    }
  }

  private int id(String word) {
    Integer known = ids.get(word);
    if (known != null) {
      return known;
    }
    words.add(word);
    ids.put(word, words.size() - 1);
    return words.size() - 1;
  }

  private void shorten(String word) {
    if (word.length() >= MIN_INEXACT && !word.startsWith("0x")) {
      for (String each : withoutOneLetter(word)) {
        shortened.computeIfAbsent(each, key -> new ArrayList<>()).add(word);
      }
    }
  }

  /** Returns the number of a word of the table. */
  int of(String word) {
    return ids.getOrDefault(word, -1);
  }

  /** Returns the sequences of words that a word of a text may stand for; mostly one or none. */
  List<List<Integer>> meanings(String word) {
    var meanings = new ArrayList<List<Integer>>();
    meanings.addAll(exact.getOrDefault(word, Set.of()));
    if (word.length() >= MIN_INEXACT && !word.startsWith("0x")) {
      for (String each : similar(word)) {
        meanings.addAll(exact.getOrDefault(each, Set.of()));
      }
    }
    return meanings;
  }

  private Set<String> similar(String word) {
    var similar = new HashSet<String>();
    var keys = new HashSet<>(withoutOneLetter(word));
    keys.add(word);
    for (String key : keys) {
      if (key.length() >= MIN_INEXACT && exact.containsKey(key)) {
        similar.add(key);
      }
      for (String each : shortened.getOrDefault(key, List.of())) {
        if (isOneEditAway(word, each)) {
          similar.add(each);
        }
      }
    }
    similar.remove(word);
    return similar;
  }

  private static Set<String> withoutOneLetter(String word) {
    var shorter = new HashSet<String>();
    for (int i = 0; i < word.length(); i++) {
      shorter.add(word.substring(0, i) + word.substring(i + 1));
    }
    return shorter;
  }

  /** Returns whether one letter is missing, added or wrong, or two neighbours are swapped. */
  static boolean isOneEditAway(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    int begin = 0;
    int shorter = Math.min(one.length(), other.length());
    while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
      begin++;
    }
    String a = one.substring(begin);
    String b = other.substring(begin);
    if (a.isEmpty() || b.isEmpty()) {
      return true;
    }
    boolean swapped =
        a.length() > 1
            && b.length() > 1
            && a.charAt(0) == b.charAt(1)
            && a.charAt(1) == b.charAt(0)
            && a.substring(2).equals(b.substring(2));
    return swapped
        || a.substring(1).equals(b)
        || b.substring(1).equals(a)
        || a.substring(1).equals(b.substring(1));
  }
}
