package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bounceback.sandbox.strict.RuleViolation;

/** Ends the work on a request that Discord would not have accepted. */
public final class DiscordErrorException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RuleViolation ruleViolation;
  private final int status;
  private final transient ObjectNode body;

  /**
   * A refusal on its way to the client.
   *
   * @param status of HTTP
   * @param body of the answer
   */
  public DiscordErrorException(RuleViolation ruleViolation, int status, ObjectNode body) {
    super(ruleViolation.toString());
    this.ruleViolation = ruleViolation;
    this.status = status;
    this.body = body;
  }

  /** What was refused and why. */
  public RuleViolation refusal() {
    return ruleViolation;
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  /** The body of the answer. */
  public ObjectNode body() {
    return body;
  }
}
