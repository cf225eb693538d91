package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bounceback.sandbox.strict.Refusal;

/** Ends the work on a request that Discord would not have accepted. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;
  private final int status;
  private final transient ObjectNode body;

  /**
   * A refusal on its way to the client.
   *
   * @param status of HTTP
   * @param body of the answer
   */
  public Refused(Refusal refusal, int status, ObjectNode body) {
    super(refusal.toString());
    this.refusal = refusal;
    this.status = status;
    this.body = body;
  }

  /** What was refused and why. */
  public Refusal refusal() {
    return refusal;
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
