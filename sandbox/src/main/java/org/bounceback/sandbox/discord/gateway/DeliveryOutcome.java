package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** The result of a delivery to the app. */
public sealed interface DeliveryOutcome {

  /**
   * The app gave the initial response to an interaction in time.
   *
   * @param type the callback type: 4 message, 5 deferred message, 6 deferred update, 7 update, 8
   *     suggestions, 9 form
   * @param data the app's data, a missing node if there was none
   */
  record Answered(int type, JsonNode data) implements DeliveryOutcome {

    /** Returns the data as JSON; empty if there was none. */
    public String json() {
      return data.toString();
    }
  }

  /** The event was sent to the app; events need no response. */
  record Told() implements DeliveryOutcome {}

  /** Discord does not send this to the app. */
  record Unheard(String reason) implements DeliveryOutcome {}

  /** The app did not respond within three seconds, which the user sees. */
  record Failed(String reason) implements DeliveryOutcome {}
}
