package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bounceback.sandbox.strict.RuleViolation;

/** Ends the processing of a request that Slack would not have accepted. */
public final class SlackErrorException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RuleViolation ruleViolation;
  private final transient Map<String, JsonNode> extra;

  /**
   * Creates a refusal.
   *
   * @param extra members of the response except {@code ok} and {@code error}
   */
  public SlackErrorException(RuleViolation ruleViolation, Map<String, JsonNode> extra) {
    super(ruleViolation.toString());
    this.ruleViolation = ruleViolation;
    this.extra = Map.copyOf(extra);
  }

  /** Returns the violated rule. */
  public RuleViolation refusal() {
    return ruleViolation;
  }

  /** Returns members of the response except {@code ok} and {@code error}. */
  public Map<String, JsonNode> extra() {
    return extra;
  }
}
