package org.bounceback.advice;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.Fact;

/**
 * The known facts about one rejection, in the terms of {@code advice.yaml}. An unknown fact is
 * absent.
 *
 * @param attributes the value of each known fact, with its basis
 * @param texts the texts that conditions can search, each with limited length
 */
public record AdviceContext(
    Map<ContextAttribute, KnownAttribute> attributes, Map<TextAttribute, String> texts) {
  /** The context of a message about which nothing is known. */
  public static final AdviceContext EMPTY = new AdviceContext(Map.of(), Map.of());

  public AdviceContext {
    attributes =
        attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(attributes));
    texts = texts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(texts));
  }

  /**
   * A known fact.
   *
   * @param values its value; several only if the attribute can have several at a time
   * @param basis what it rests on, never {@link Basis#UNKNOWN}
   */
  public record KnownAttribute(Set<String> values, Basis basis) {
    public KnownAttribute {
      values = Set.copyOf(values);
      if (values.isEmpty() || basis == Basis.UNKNOWN) {
        throw new IllegalArgumentException("an unknown fact has no attribute");
      }
    }
  }

  /** Collects the facts of one rejection. Not thread-safe. */
  public static final class Builder {
    private final Map<ContextAttribute, KnownAttribute> attributes =
        new EnumMap<>(ContextAttribute.class);
    private final Map<TextAttribute, String> texts = new EnumMap<>(TextAttribute.class);

    /**
     * Sets a stated fact.
     *
     * @throws IllegalArgumentException if no condition can test for the value
     */
    public Builder stated(ContextAttribute contextAttribute, String value) {
      return put(contextAttribute, Set.of(value), Basis.STATED);
    }

    /** Sets a stated fact that has several values at a time. */
    public Builder stated(ContextAttribute contextAttribute, Collection<String> values) {
      return put(contextAttribute, Set.copyOf(values), Basis.STATED);
    }

    /** Sets a stated fact if it is known. */
    public Builder stated(ContextAttribute contextAttribute, Optional<String> value) {
      value.ifPresent(each -> stated(contextAttribute, each));
      return this;
    }

    /** Sets an inferred fact. */
    public Builder inferred(ContextAttribute contextAttribute, String value) {
      return put(contextAttribute, Set.of(value), Basis.INFERRED);
    }

    /** Sets a fact with its basis; an unknown fact stays absent. */
    public Builder put(ContextAttribute contextAttribute, Fact<String> fact) {
      fact.known().ifPresent(value -> put(contextAttribute, Set.of(value), fact.basis()));
      return this;
    }

    /** Sets a text. */
    public Builder text(TextAttribute textAttribute, String text) {
      texts.put(textAttribute, text);
      return this;
    }

    /** Returns the facts. */
    public AdviceContext build() {
      return new AdviceContext(attributes, texts);
    }

    private Builder put(ContextAttribute contextAttribute, Set<String> values, Basis basis) {
      for (String value : values) {
        if (!contextAttribute.allows(value)) {
          throw new IllegalArgumentException(contextAttribute.key() + " cannot be " + value);
        }
      }
      attributes.put(contextAttribute, new KnownAttribute(values, basis));
      return this;
    }
  }

  /** Returns a builder without facts; unless set, the recipient's domain is not mistyped. */
  public static Builder builder() {
    return new Builder().stated(ContextAttribute.TYPO, "none");
  }

  /** Returns whether the fact is known and has one of the values. */
  public boolean has(ContextAttribute contextAttribute, Collection<String> anyOf) {
    return find(contextAttribute)
        .filter(known -> known.values().stream().anyMatch(anyOf::contains))
        .isPresent();
  }

  /** Returns whether the fact is stated and has the value. */
  public boolean states(ContextAttribute contextAttribute, String value) {
    return has(contextAttribute, Set.of(value))
        && find(contextAttribute).filter(known -> known.basis() == Basis.STATED).isPresent();
  }

  /** Returns the fact, if it is known. */
  public Optional<KnownAttribute> find(ContextAttribute contextAttribute) {
    return Optional.ofNullable(attributes.get(contextAttribute));
  }

  /** Returns the text; empty if there is none. */
  String text(TextAttribute textAttribute) {
    return texts.getOrDefault(textAttribute, "");
  }
}
