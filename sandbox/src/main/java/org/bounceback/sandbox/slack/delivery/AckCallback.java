package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import org.bounceback.sandbox.slack.rules.SlackErrorException;

/** What Slack does once something was acknowledged, or was not. */
public interface AckCallback {

  /**
   * Takes the payload of an acknowledgement.
   *
   * @param payload a missing node when there was none
   * @throws SlackErrorException when Slack would not take it
   */
  void acknowledged(JsonNode payload) throws SlackErrorException;

  /** The last attempt failed; the user may see something of it. */
  default void failed(String why) {}

  /** Takes no payload. */
  static AckCallback none() {
    return payload -> {
      if (!payload.isMissingNode() && !payload.isEmpty()) {
        throw Acknowledgements.refuse("invalid_payload", "this kind takes no payload");
      }
    };
  }
}
