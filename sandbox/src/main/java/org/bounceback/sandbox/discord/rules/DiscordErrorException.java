package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bounceback.sandbox.strict.RuleViolation;

/** Ends the processing of a request that Discord would not have accepted. */
public final class DiscordErrorException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RuleViolation ruleViolation;
  private final int status;
  private final transient ObjectNode body;

  /**
   * Creates a refusal.
   *
   * @param status the HTTP status
   * @param body the response body
   */
  public DiscordErrorException(RuleViolation ruleViolation, int status, ObjectNode body) {
    super(ruleViolation.toString());
    this.ruleViolation = ruleViolation;
    this.status = status;
    this.body = body;
  }

  /** Returns the violated rule. */
  public RuleViolation refusal() {
    return ruleViolation;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the response body. */
  public ObjectNode body() {
    return body;
  }
}
