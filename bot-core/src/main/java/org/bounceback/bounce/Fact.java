package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing known about a message, with what it rests on. A missing statement is {@link Unknown}
 * and is never replaced by a guess.
 *
 * @param <T> the type of the value
 */
public sealed interface Fact<T> {

  /** Returns the passages that the fact rests on; for an unknown fact, those that contradict. */
  List<Excerpt> excerpts();

  /** Returns what the fact rests on. */
  default Basis basis() {
    if (this instanceof Stated) {
      return Basis.STATED;
    }
    return this instanceof Inferred ? Basis.INFERRED : Basis.UNKNOWN;
  }

  /** Returns the value, if it is stated or inferred. */
  default Optional<T> known() {
    if (this instanceof Stated<T> stated) {
      return Optional.of(stated.value());
    }
    return this instanceof Inferred<T> inferred ? Optional.of(inferred.value()) : Optional.empty();
  }

  /** Returns whether the fact has this value, stated or inferred. */
  default boolean is(T value) {
    return known().filter(value::equals).isPresent();
  }

  /** Returns a fact with the same basis about another value. */
  default <R> Fact<R> map(Function<T, R> mapping) {
    if (this instanceof Stated<T> stated) {
      return new Stated<>(mapping.apply(stated.value()), stated.excerpts());
    }
    if (this instanceof Inferred<T> inferred) {
      return new Inferred<>(
          mapping.apply(inferred.value()), inferred.inferenceRule(), inferred.excerpts());
    }
    return new Unknown<>(excerpts());
  }

  /** Returns this fact if it is known, otherwise the other one. */
  default Fact<T> or(Fact<T> other) {
    return basis() == Basis.UNKNOWN ? other : this;
  }

  /** Returns a fact that nothing states. */
  static <T> Fact<T> unknown() {
    return new Unknown<>(List.of());
  }

  /** Returns a fact that one passage states. */
  static <T> Fact<T> stated(T value, Excerpt excerpt) {
    return new Stated<>(value, List.of(excerpt));
  }

  /**
   * Returns a fact that follows from stated facts.
   *
   * @param rule why it follows
   * @param excerpts the passages of the stated facts, at least one
   */
  static <T> Fact<T> inferred(T value, InferenceRule rule, List<Excerpt> excerpts) {
    return new Inferred<>(value, rule, excerpts);
  }

  /**
   * A fact that the message, a log or a lookup states.
   *
   * @param value the value
   * @param excerpts at least one passage
   */
  record Stated<T>(T value, List<Excerpt> excerpts) implements Fact<T> {
    public Stated {
      excerpts = atLeastOne(excerpts);
    }
  }

  /**
   * A fact that follows from stated facts.
   *
   * @param value the value
   * @param inferenceRule why it follows
   * @param excerpts the passages of the stated facts, at least one
   */
  record Inferred<T>(T value, InferenceRule inferenceRule, List<Excerpt> excerpts)
      implements Fact<T> {
    public Inferred {
      excerpts = atLeastOne(excerpts);
    }
  }

  /**
   * A fact that is not known.
   *
   * @param excerpts the passages that contradict each other; empty if nothing states the fact
   */
  record Unknown<T>(List<Excerpt> excerpts) implements Fact<T> {
    public Unknown {
      excerpts = List.copyOf(excerpts);
    }
  }

  private static List<Excerpt> atLeastOne(List<Excerpt> excerpts) {
    if (excerpts.isEmpty()) {
      throw new IllegalArgumentException("a known fact needs an excerpt");
    }
    return List.copyOf(excerpts);
  }
}
