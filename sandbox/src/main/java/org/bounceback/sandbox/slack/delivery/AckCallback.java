package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import org.bounceback.sandbox.slack.rules.SlackErrorException;

/** Handles the acknowledgement of a delivery, or its absence. */
public interface AckCallback {

  /**
   * Handles the payload of an acknowledgement.
   *
   * @param payload a missing node if there was none
   * @throws SlackErrorException if Slack would not accept it
   */
  void acknowledged(JsonNode payload) throws SlackErrorException;

  /** Handles the failure of the last attempt; the user may see an error. */
  default void failed(String reason) {}

  /** Returns a callback that accepts no payload. */
  static AckCallback none() {
    return payload -> {
      if (!payload.isMissingNode() && !payload.isEmpty()) {
        throw Acknowledgements.refuse("invalid_payload", "this kind takes no payload");
      }
    };
  }
}
