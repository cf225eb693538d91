package org.bounceback.advice;

import java.util.Map;

/** Contexts for tests, with stated facts and one text for every text attribute. */
final class AdviceContexts {
  private AdviceContexts() {}

  static AdviceContext of(Map<ContextAttribute, String> facts, String text) {
    AdviceContext.Builder builder = AdviceContext.builder();
    facts.forEach(builder::stated);
    for (TextAttribute textAttribute : TextAttribute.values()) {
      builder.text(textAttribute, text);
    }
    return builder.build();
  }
}
