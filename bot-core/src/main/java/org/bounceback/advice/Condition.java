package org.bounceback.advice;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.BounceReason;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * An {@code if} of {@code advice.yaml}; all of its parts must be true. The value {@code unknown}
 * matches a fact that is not known.
 *
 * @param wanted the accepted values of each attribute
 * @param stated the attributes that must be stated, since an inferred fact is not enough for them
 * @param textPatterns the patterns that the texts must contain
 */
record Condition(
    Map<ContextAttribute, Set<String>> wanted,
    Set<ContextAttribute> stated,
    Map<TextAttribute, Pattern> textPatterns) {
  static final String UNKNOWN = "unknown";
  private static final String STATED = "stated";

  static Condition read(DocumentNode documentNode) {
    var wanted = new EnumMap<ContextAttribute, Set<String>>(ContextAttribute.class);
    var stated = EnumSet.noneOf(ContextAttribute.class);
    var patterns = new EnumMap<TextAttribute, Pattern>(TextAttribute.class);
    for (String key : documentNode.keys()) {
      Optional<TextAttribute> text = TextAttribute.find(key);
      if (text.isPresent()) {
        patterns.put(text.get(), pattern(documentNode, documentNode.text(key)));
      } else if (key.equals(STATED)) {
        documentNode.texts(key).forEach(name -> stated.add(fact(documentNode, name)));
      } else {
        wanted.put(fact(documentNode, key), Set.copyOf(documentNode.texts(key)));
      }
    }
    wanted.forEach((contextAttribute, values) -> check(documentNode, contextAttribute, values));
    return new Condition(wanted, stated, patterns);
  }

  static List<Condition> readAll(DocumentNode parent, String key) {
    return parent.list(key).stream().map(Condition::read).toList();
  }

  /** Returns whether one of the conditions is true. */
  static boolean anyMatches(List<Condition> conditions, AdviceContext adviceContext) {
    return any(conditions, adviceContext) == Truth.YES;
  }

  /** Returns whether one of the conditions is true. */
  static Truth any(List<Condition> conditions, AdviceContext adviceContext) {
    Truth truth = Truth.NO;
    for (Condition condition : conditions) {
      truth = truth.or(condition.truth(adviceContext));
    }
    return truth;
  }

  /** Returns whether the condition can be true for that reason. */
  boolean canHoldFor(BounceReason bounceReason) {
    Set<String> reasons = wanted.getOrDefault(ContextAttribute.REASON, Set.of());
    return reasons.isEmpty() || reasons.contains(bounceReason.code());
  }

  /** Returns whether all parts are true. */
  Truth truth(AdviceContext adviceContext) {
    Truth truth = Truth.YES;
    for (ContextAttribute contextAttribute : wanted.keySet()) {
      truth = truth.and(truth(contextAttribute, adviceContext));
    }
    if (truth == Truth.NO) {
      return truth;
    }
    for (Map.Entry<TextAttribute, Pattern> entry : textPatterns.entrySet()) {
      truth =
          truth.and(Truth.of(entry.getValue().matcher(adviceContext.text(entry.getKey())).find()));
    }
    return truth;
  }

  /** Returns the facts that would have to be known, in the order of the attributes. */
  List<ContextAttribute> missing(AdviceContext adviceContext) {
    return wanted.keySet().stream()
        .filter(each -> truth(each, adviceContext) == Truth.UNKNOWN)
        .toList();
  }

  /** Returns whether one of the facts is only inferred. */
  boolean isInferred(AdviceContext adviceContext) {
    return wanted.keySet().stream()
        .flatMap(each -> adviceContext.find(each).stream())
        .anyMatch(known -> known.basis() == Basis.INFERRED);
  }

  boolean hasText() {
    return !textPatterns.isEmpty();
  }

  private Truth truth(ContextAttribute contextAttribute, AdviceContext adviceContext) {
    Set<String> values = wanted.getOrDefault(contextAttribute, Set.of());
    Optional<AdviceContext.KnownAttribute> known = adviceContext.find(contextAttribute);
    if (known.isEmpty()) {
      return values.contains(UNKNOWN) ? Truth.YES : Truth.UNKNOWN;
    }
    if (known.get().values().stream().noneMatch(values::contains)) {
      return Truth.NO;
    }
    return stated.contains(contextAttribute) && known.get().basis() != Basis.STATED
        ? Truth.UNKNOWN
        : Truth.YES;
  }

  private static ContextAttribute fact(DocumentNode documentNode, String key) {
    return ContextAttribute.find(key)
        .orElseThrow(
            () -> new InvalidDataException(documentNode.path() + ": unknown condition " + key));
  }

  private static void check(
      DocumentNode documentNode, ContextAttribute contextAttribute, Set<String> values) {
    for (String value : values) {
      if (!contextAttribute.allows(value) && !value.equals(UNKNOWN)) {
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
