package org.bounceback.bounce.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds which of many fixed texts occur in a text, in one pass regardless of their number (the
 * Aho-Corasick algorithm). Immutable.
 */
public final class AhoCorasickMatcher {
  private static final int ROOT = 0;
  private static final int END = Integer.MIN_VALUE;

  private static final int[] NONE = {};

  /**
   * The column of each character in the transition table, up to the last one that occurs in a text;
   * column 0 is for all other characters.
   */
  private final short[] columns;

  private final int width;

  /**
   * For each state its row of next states; {@link #ROOT} where no text goes on. A state is the
   * position of its row, and has the bit {@link #END} if a text ends there.
   */
  private final int[] steps;

  /** For each state, the texts that end there, including those of its suffixes. */
  private final List<int[]> endings = new ArrayList<>();

  /** Receives what was found. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Is called for each occurrence, in the order in which they end.
     *
     * @param index the index of the text
     * @param end the position after it
     */
    void found(int index, int end);
  }

  /** Creates a matcher for texts in lower case. */
  public AhoCorasickMatcher(List<String> texts) {
    columns = columns(texts);
    width = 1 + last(columns);
    int states = states(texts);
    steps = new int[states * width];
    var trie = new Trie(states);
    endings.add(NONE);
    IntStream.range(0, texts.size()).forEach(index -> add(texts.get(index), index, trie));
    linkSuffixes(trie);
    int[] rows = rows();
    for (int step = 0; step < steps.length; step++) {
      steps[step] = rows[steps[step]];
    }
  }

  /** Returns the position of each state's row, with the bit {@link #END} if a text ends there. */
  private int[] rows() {
    return IntStream.range(0, endings.size())
        .map(state -> state * width | (endings.get(state).length > 0 ? END : 0))
        .toArray();
  }

  /** Returns the indices of the texts that occur in {@code lowerCase}. */
  public BitSet findAll(String lowerCase) {
    var found = new BitSet();
    char[] characters = lowerCase.toCharArray();
    visitAll(characters, characters.length, (index, end) -> found.set(index));
    return found;
  }

  /** Visits all occurrences in the first {@code length} characters, which are in lower case. */
  public void visitAll(char[] lowerCase, int length, Visitor visitor) {
    int state = ROOT;
    for (int i = 0; i < length; i++) {
      state = steps[state + column(lowerCase[i])];
      if (state < 0) {
        state &= ~END;
        for (int index : endings.get(state / width)) {
          visitor.found(index, i + 1);
        }
      }
    }
  }

  /** Returns whether any of the texts occurs in {@code lowerCase}. */
  public boolean findsAny(String lowerCase) {
    int state = ROOT;
    char[] characters = lowerCase.toCharArray();
    for (char c : characters) {
      state = steps[state + column(c)];
      if (state < 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the number of different beginnings of the texts, including the empty one. */
  private static int states(List<String> texts) {
    int states = 1;
    String previous = "";
    for (String text : texts.stream().sorted().toList()) {
      int common = 0;
      while (common < Math.min(text.length(), previous.length())
          && text.charAt(common) == previous.charAt(common)) {
        common++;
      }
      states += text.length() - common;
      previous = text;
    }
    return states;
  }

  private static short[] columns(List<String> texts) {
    int last = texts.stream().flatMapToInt(String::chars).max().orElse(0);
    var columns = new short[last + 1];
    short count = 0;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        if (columns[text.charAt(i)] == 0) {
          count++;
          columns[text.charAt(i)] = count;
        }
      }
    }
    return columns;
  }

  private static int last(short[] columns) {
    int last = 0;
    for (short column : columns) {
      last = Math.max(last, column);
    }
    return last;
  }

  private int column(char c) {
    return c < columns.length ? columns[c] : 0;
  }

  private void add(String text, int index, Trie trie) {
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      int column = column(text.charAt(i));
      int step = state * width + column;
      if (steps[step] == ROOT) {
        steps[step] = endings.size();
        trie.add(state, column, endings.size());
        endings.add(NONE);
      }
      state = steps[step];
    }
    endings.set(state, with(index, endings.get(state)));
  }

  /** Adds the missing transitions of every state: those of its longest suffix. */
  private void linkSuffixes(Trie trie) {
    int[] suffix = new int[endings.size()];
    int[] queue = new int[endings.size()];
    int queued = 1;
    for (int i = 0; i < queued; i++) {
      int state = queue[i];
      int row = state * width;
      if (state != ROOT) {
        System.arraycopy(steps, suffix[state] * width, steps, row, width);
        endings.set(state, union(endings.get(state), endings.get(suffix[state])));
      }
      for (int child = trie.firstChild[state]; child != ROOT; child = trie.nextSibling[child]) {
        int step = row + trie.column[child];
        suffix[child] = state == ROOT ? ROOT : steps[step];
        steps[step] = child;
        queue[queued] = child;
        queued++;
      }
    }
  }

  /** The children of each state, without the columns in which it has none. */
  private static final class Trie {
    private final int[] firstChild;
    private final int[] nextSibling;
    private final int[] column;

    Trie(int states) {
      firstChild = new int[states];
      nextSibling = new int[states];
      column = new int[states];
    }

    void add(int parent, int columnOfChild, int child) {
      nextSibling[child] = firstChild[parent];
      firstChild[parent] = child;
      column[child] = columnOfChild;
    }
  }

  private static int[] with(int index, int[] indices) {
    int[] copy = Arrays.copyOf(indices, indices.length + 1);
    copy[indices.length] = index;
    return copy;
  }

  private static int[] union(int[] one, int[] other) {
    if (one.length == 0 || other.length == 0) {
      return one.length == 0 ? other : one;
    }
    return IntStream.concat(Arrays.stream(one), Arrays.stream(other)).distinct().toArray();
  }
}
