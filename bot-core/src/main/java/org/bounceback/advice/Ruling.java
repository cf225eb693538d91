package org.bounceback.advice;

import java.util.Optional;

/**
 * A verdict with its advice.
 *
 * @param assessment what happened and who needs to act
 * @param advice the texts
 * @param isInferred whether the verdict rests on an inferred fact, so that texts say "probably"
 * @param missing the fact that would settle a verdict that cannot be told; empty if no single fact
 *     would
 */
public record Ruling(
    Assessment assessment, Advice advice, boolean isInferred, Optional<ContextAttribute> missing) {

  static Ruling certain(Assessment assessment, Advice advice) {
    return new Ruling(assessment, advice, false, Optional.empty());
  }
}
