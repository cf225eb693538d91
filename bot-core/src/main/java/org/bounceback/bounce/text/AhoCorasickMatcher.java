package org.bounceback.bounce.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds which of many fixed texts occur in a text, in one pass regardless of their number (the
 * Aho-Corasick algorithm). Immutable.
 */
public final class AhoCorasickMatcher {
  private static final int ROOT = 0;

  private static final BitSet NONE = new BitSet();

  /** The column of each character in the transition table; column 0 is for all other characters. */
  private final Map<Character, Integer> columns = new HashMap<>();

  private final int[] asciiColumns = new int[128];
  private final int width;
  private final int[] steps;

  /** For each state, the texts that end there, including those of its suffixes. */
  private final List<BitSet> endings = new ArrayList<>();

  /** For each state, whether any text ends there. */
  private final boolean[] ends;

  /** Creates a matcher for texts in lower case. */
  public AhoCorasickMatcher(List<String> texts) {
    texts.forEach(this::numberColumns);
    width = 1 + columns.size();
    steps = new int[(1 + texts.stream().mapToInt(String::length).sum()) * width];
    Arrays.fill(steps, -1);
    endings.add(NONE);
    IntStream.range(0, texts.size()).forEach(index -> add(texts.get(index), index));
    linkSuffixes();
    ends = new boolean[endings.size()];
    for (int state = 0; state < ends.length; state++) {
      ends[state] = !endings.get(state).isEmpty();
    }
  }

  /** Returns the indices of the texts that occur in {@code lowerCase}. */
  public BitSet in(String lowerCase) {
    var found = new BitSet();
    int state = ROOT;
    char[] characters = lowerCase.toCharArray();
    for (char c : characters) {
      state = steps[state * width + column(c)];
      if (ends[state]) {
        found.or(endings.get(state));
      }
    }
    return found;
  }

  /** Returns whether any of the texts occurs in {@code lowerCase}. */
  public boolean anyIn(String lowerCase) {
    int state = ROOT;
    char[] characters = lowerCase.toCharArray();
    for (char c : characters) {
      state = steps[state * width + column(c)];
      if (ends[state]) {
        return true;
      }
    }
    return false;
  }

  private void numberColumns(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int column = columns.computeIfAbsent(c, unknown -> columns.size() + 1);
      if (c < asciiColumns.length) {
        asciiColumns[c] = column;
      }
    }
  }

  private int column(char c) {
    return c < asciiColumns.length ? asciiColumns[c] : columns.getOrDefault(c, 0);
  }

  private void add(String text, int index) {
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      int step = state * width + column(text.charAt(i));
      if (steps[step] < 0) {
        steps[step] = endings.size();
        endings.add(NONE);
      }
      state = steps[step];
    }
    endings.set(state, with(index, endings.get(state)));
  }

  /** Adds the missing transitions of every state: those of its longest suffix. */
  private void linkSuffixes() {
    int[] suffix = new int[endings.size()];
    var queue = new ArrayDeque<Integer>();
    for (int column = 0; column < width; column++) {
      int next = steps[column];
      steps[column] = Math.max(next, ROOT);
      if (next > ROOT) {
        queue.add(next);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      endings.set(state, union(endings.get(state), endings.get(suffix[state])));
      for (int column = 0; column < width; column++) {
        int step = state * width + column;
        int fallback = steps[suffix[state] * width + column];
        if (steps[step] < 0) {
          steps[step] = fallback;
        } else {
          suffix[steps[step]] = fallback;
          queue.add(steps[step]);
        }
      }
    }
  }

  private static BitSet with(int index, BitSet set) {
    var copy = (BitSet) set.clone();
    copy.set(index);
    return copy;
  }

  private static BitSet union(BitSet one, BitSet other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    var copy = (BitSet) one.clone();
    copy.or(other);
    return copy;
  }
}
