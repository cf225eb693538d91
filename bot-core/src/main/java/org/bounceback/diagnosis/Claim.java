package org.bounceback.diagnosis;

import org.bounceback.bounce.Basis;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;

/**
 * One claim of a diagnosis with what it rests on.
 *
 * @param claim a name and a value in the terms of the JSON, such as {@code rejectedBy=recipient}
 * @param basis what it rests on
 * @param excerpt the passage that it rests on; empty if it is unknown
 */
public record Claim(String claim, Basis basis, String excerpt) {

  /** Creates the claim of a fact. */
  public static Claim of(String name, Fact<String> fact) {
    return new Claim(
        name + "=" + fact.known().orElse("unknown"),
        fact.basis(),
        fact.excerpts().stream().map(Excerpt::text).findFirst().orElse(""));
  }
}
