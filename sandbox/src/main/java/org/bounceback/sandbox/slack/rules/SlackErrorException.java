package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bounceback.sandbox.strict.RuleViolation;

/** Ends the work on a request that Slack would not have accepted. */
public final class SlackErrorException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RuleViolation ruleViolation;
  private final transient Map<String, JsonNode> extra;

  /**
   * A refusal on its way to the client.
   *
   * @param extra members of the answer beside {@code ok} and {@code error}
   */
  public SlackErrorException(RuleViolation ruleViolation, Map<String, JsonNode> extra) {
    super(ruleViolation.toString());
    this.ruleViolation = ruleViolation;
    this.extra = Map.copyOf(extra);
  }

  /** What was refused and why. */
  public RuleViolation refusal() {
    return ruleViolation;
  }

  /** Members of the answer beside {@code ok} and {@code error}. */
  public Map<String, JsonNode> extra() {
    return extra;
  }
}
