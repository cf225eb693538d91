package org.bounceback.advice;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/** An {@code if} of {@code advice.yaml}; all of its parts must be true. */
record Condition(
    Map<ContextAttribute, List<String>> wanted, Map<TextAttribute, Pattern> textPatterns) {

  static Condition read(DocumentNode documentNode) {
    var expected = new EnumMap<ContextAttribute, List<String>>(ContextAttribute.class);
    var patterns = new EnumMap<TextAttribute, Pattern>(TextAttribute.class);
    for (String key : documentNode.keys()) {
      Optional<TextAttribute> text = TextAttribute.find(key);
      if (text.isPresent()) {
        patterns.put(text.get(), pattern(documentNode, documentNode.text(key)));
      } else {
        expected.put(fact(documentNode, key), documentNode.texts(key));
      }
    }
    expected.forEach((contextAttribute, values) -> check(documentNode, contextAttribute, values));
    return new Condition(expected, patterns);
  }

  /** Returns whether one of the conditions is true. */
  static boolean anyMatches(List<Condition> conditions, AdviceContext adviceContext) {
    for (Condition condition : conditions) {
      if (condition.holds(adviceContext)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the condition can be true for that reason. */
  boolean canHoldFor(BounceReason bounceReason) {
    List<String> reasons = wanted.getOrDefault(ContextAttribute.REASON, List.of());
    return reasons.isEmpty() || reasons.contains(bounceReason.code());
  }

  private boolean holds(AdviceContext adviceContext) {
    for (Map.Entry<ContextAttribute, List<String>> entry : wanted.entrySet()) {
      if (!adviceContext.has(entry.getKey(), entry.getValue())) {
        return false;
      }
    }
    for (Map.Entry<TextAttribute, Pattern> entry : textPatterns.entrySet()) {
      if (!entry.getValue().matcher(adviceContext.text(entry.getKey())).find()) {
        return false;
      }
    }
    return true;
  }

  private static ContextAttribute fact(DocumentNode documentNode, String key) {
    return ContextAttribute.find(key)
        .orElseThrow(
            () -> new InvalidDataException(documentNode.path() + ": unknown condition " + key));
  }

  private static void check(
      DocumentNode documentNode, ContextAttribute contextAttribute, List<String> values) {
    for (String value : values) {
      if (!contextAttribute.allows(value)) {
        throw new InvalidDataException(
            documentNode.path() + ": " + contextAttribute.key() + " is never " + value);
      }
    }
  }

  private static Pattern pattern(DocumentNode documentNode, String text) {
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    } catch (PatternSyntaxException invalid) {
      throw new InvalidDataException(documentNode.path() + ": " + invalid.getMessage(), invalid);
    }
  }
}
