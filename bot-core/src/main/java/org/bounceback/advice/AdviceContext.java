package org.bounceback.advice;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of one refusal, in the terms of {@code advice.yaml}.
 *
 * @param contextAttributes each known fact
 * @param words the refusing server's words, bounded
 */
public record AdviceContext(Map<ContextAttribute, String> contextAttributes, String words) {

  /**
   * Checks the facts.
   *
   * @throws IllegalArgumentException when a fact has an answer that no condition could ask for
   */
  public AdviceContext {
    contextAttributes.forEach(
        (contextAttribute, value) -> {
          if (!contextAttribute.allows(value)) {
            throw new IllegalArgumentException(contextAttribute.key() + " cannot be " + value);
          }
        });
    contextAttributes =
        contextAttributes.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new EnumMap<>(contextAttributes));
  }

  boolean has(ContextAttribute contextAttribute, List<String> anyOf) {
    String value = contextAttributes.get(contextAttribute);
    return value != null && anyOf.contains(value);
  }
}
