package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bounceback.sandbox.strict.Refusal;

/** Ends the work on a request that Slack would not have accepted. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;
  private final transient Map<String, JsonNode> extra;

  /**
   * A refusal on its way to the client.
   *
   * @param extra members of the answer beside {@code ok} and {@code error}
   */
  public Refused(Refusal refusal, Map<String, JsonNode> extra) {
    super(refusal.toString());
    this.refusal = refusal;
    this.extra = Map.copyOf(extra);
  }

  /** What was refused and why. */
  public Refusal refusal() {
    return refusal;
  }

  /** Members of the answer beside {@code ok} and {@code error}. */
  public Map<String, JsonNode> extra() {
    return extra;
  }
}
