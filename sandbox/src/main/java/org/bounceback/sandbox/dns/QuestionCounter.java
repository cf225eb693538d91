package org.bounceback.sandbox.dns;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often each question was asked, over UDP and TCP together; a question that a fault left
 * unanswered counts as well. Safe for concurrent use.
 */
public final class QuestionCounter {
  private final Map<Question, Integer> counts = new ConcurrentHashMap<>();

  QuestionCounter() {}

  /** Counts a question; returns how often it has now been asked. */
  int note(Question question) {
    return counts.merge(question, 1, Integer::sum);
  }

  /** How often {@code name} was asked for {@code type}; the case of the letters does not matter. */
  public int count(String name, String type) {
    return counts.getOrDefault(new Question(name, type), 0);
  }

  /** How many questions came in. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Every question with its count, as of now. */
  public Map<Question, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Forgets what was asked. */
  public void clear() {
    counts.clear();
  }
}
