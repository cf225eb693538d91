package org.bounceback.advice;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The known facts about one rejection, in the terms of {@code advice.yaml}.
 *
 * @param contextAttributes the value of each known fact
 * @param replyText the text of the rejecting server, with limited length
 */
public record AdviceContext(Map<ContextAttribute, String> contextAttributes, String replyText) {

  /**
   * Validates the facts.
   *
   * @throws IllegalArgumentException if a fact has a value that no condition can test for
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
