package org.bounceback.sandbox.desk;

import java.util.Optional;

/**
 * What a desk insists on.
 *
 * @param token that every request has to bear; empty asks for none
 * @param honoursKeys whether the same idempotency key again finds the ticket that it opened; a desk
 *     that does not opens a second one
 */
public record DeskRules(Optional<String> token, boolean honoursKeys) {

  /** No token is asked for, and keys are honoured. */
  public static DeskRules open() {
    return new DeskRules(Optional.empty(), true);
  }

  /** The same with a token. */
  public DeskRules withToken(String asked) {
    return new DeskRules(Optional.of(asked), honoursKeys);
  }

  /** The same, but with doubles. */
  public DeskRules withoutKeys() {
    return new DeskRules(token, false);
  }
}
