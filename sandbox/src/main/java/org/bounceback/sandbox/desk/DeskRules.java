package org.bounceback.sandbox.desk;

import java.util.Optional;

/**
 * The rules of a simulated ticket system.
 *
 * @param token required in every request; empty requires none
 * @param honoursKeys whether a repeated idempotency key returns the existing ticket; otherwise it
 *     opens a second one
 */
public record DeskRules(Optional<String> token, boolean honoursKeys) {

  /** No token is required, and idempotency keys are respected. */
  public static DeskRules open() {
    return new DeskRules(Optional.empty(), true);
  }

  /** Returns the same rules with a required token. */
  public DeskRules withToken(String asked) {
    return new DeskRules(Optional.of(asked), honoursKeys);
  }

  /** Returns the same rules, but duplicates are possible. */
  public DeskRules withoutKeys() {
    return new DeskRules(token, false);
  }
}
