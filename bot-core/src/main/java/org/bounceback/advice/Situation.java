package org.bounceback.advice;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one refusal, in the terms of {@code advice.yaml}.
 *
 * @param facts each known fact
 * @param words the refusing server's words, bounded
 */
public record Situation(Map<Fact, String> facts, String words) {

  /**
   * Checks the facts.
   *
   * @throws IllegalArgumentException when a fact has an answer that no condition could ask for
   */
  public Situation {
    facts.forEach(
        (fact, value) -> {
          if (!fact.allows(value)) {
            throw new IllegalArgumentException(fact.key() + " cannot be " + value);
          }
        });
    facts = facts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(facts));
  }

  boolean has(Fact fact, List<String> anyOf) {
    String value = facts.get(fact);
    return value != null && anyOf.contains(value);
  }
}
