package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;

/** The result of a delivery. */
public sealed interface DeliveryOutcome {

  /**
   * The app acknowledged it in time.
   *
   * @param payload the acknowledgement's payload, a missing node if it had none
   */
  record Acknowledged(JsonNode payload) implements DeliveryOutcome {

    /** Returns the payload as JSON; empty if there was none. */
    public String json() {
      return payload.toString();
    }
  }

  /** The app did not acknowledge it in time, or with an acknowledgement that Slack refuses. */
  record Failed(String reason) implements DeliveryOutcome {}

  /** Slack never sends it, because the app lacks the scope or the subscription. */
  record Unheard(String reason) implements DeliveryOutcome {}
}
