package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of a delivery. */
public sealed interface DeliveryOutcome {

  /**
   * The app acknowledged it in time.
   *
   * @param payload of the acknowledgement, a missing node when it had none
   */
  record Acknowledged(JsonNode payload) implements DeliveryOutcome {

    /** The payload as JSON; empty when there was none. */
    public String json() {
      return payload.toString();
    }
  }

  /** The app never acknowledged it in time, or acknowledged it in a way Slack refuses. */
  record Failed(String why) implements DeliveryOutcome {}

  /** Slack never sends it, as the app has not the scope or has not subscribed. */
  record Unheard(String why) implements DeliveryOutcome {}
}
