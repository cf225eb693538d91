package org.bounceback.bounce;

import java.time.Instant;

/**
 * The facts about one recipient's copy, each with its basis.
 *
 * @param rejection who rejected it, at which stage and how
 * @param fate what became of it
 * @param retryUntil until when the server retries
 */
public record RecipientFacts(Rejection rejection, Fact<Fate> fate, Fact<Instant> retryUntil) {
  /** The facts about a recipient of whom nothing is known. */
  public static final RecipientFacts UNKNOWN =
      new RecipientFacts(Rejection.UNKNOWN, Fact.unknown(), Fact.unknown());
}
