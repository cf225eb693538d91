package org.bounceback.advice;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Joins texts to one paragraph. Headlines have no full stop of their own. */
public final class Sentences {
  private static final String ENDS = ".!?…:;";

  private Sentences() {}

  /** Joins texts with spaces; a text that another one follows ends with a full stop. */
  public static String join(List<String> texts) {
    int last = texts.size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> i == last ? texts.get(i) : ended(texts.get(i)))
        .collect(Collectors.joining(" "));
  }

  private static String ended(String text) {
    boolean isEnded = text.isEmpty() || ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    return isEnded ? text : text + ".";
  }
}
