package org.bounceback.sandbox.dns;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts how often each question was received, over UDP and TCP together, including questions that
 * a fault left unanswered. Safe for concurrent use.
 */
public final class QuestionCounter {
  private final Map<Question, Integer> counts = new ConcurrentHashMap<>();

  QuestionCounter() {}

  /** Counts a question; returns how often it has now been received. */
  int note(Question question) {
    return counts.merge(question, 1, Integer::sum);
  }

  /** Returns how often {@code name} was queried for {@code type}, ignoring case. */
  public int count(String name, String type) {
    return counts.getOrDefault(new Question(name, type), 0);
  }

  /** Returns the number of questions. */
  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns every question with its current count. */
  public Map<Question, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Resets all counts. */
  public void clear() {
    counts.clear();
  }
}
