package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.bounce.Basis;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;

/**
 * One claim of a diagnosis with what it rests on.
 *
 * @param claim a name and a value in the terms of the JSON, such as {@code rejectedBy=recipient}
 * @param basis what it rests on
 * @param excerpt the passage that it rests on; empty if it is unknown
 * @param source the kind of text that contains the passage
 */
public record Claim(String claim, Basis basis, String excerpt, Optional<Excerpt.Source> source) {

  /** Creates a claim whose passage has no known source. */
  public Claim(String claim, Basis basis, String excerpt) {
    this(claim, basis, excerpt, Optional.empty());
  }

  /** Creates the claim of a fact. */
  public static Claim of(String name, Fact<String> fact) {
    Optional<Excerpt> first = fact.excerpts().stream().findFirst();
    return new Claim(
        name + "=" + fact.known().orElse("unknown"),
        fact.basis(),
        first.map(Excerpt::text).orElse(""),
        first.map(Excerpt::source));
  }
}
