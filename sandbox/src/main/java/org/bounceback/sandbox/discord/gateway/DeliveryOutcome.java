package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of something the app was told. */
public sealed interface DeliveryOutcome {

  /**
   * The app gave the first answer to an interaction in time.
   *
   * @param type of the callback: 4 a message, 5 one that is to come, 6 a change that is to come, 7
   *     a change, 8 suggestions, 9 a form
   * @param data as the app gave it, a missing node when there was none
   */
  record Answered(int type, JsonNode data) implements DeliveryOutcome {

    /** The data as JSON; empty when there was none. */
    public String json() {
      return data.toString();
    }
  }

  /** The app was told; events need no answer. */
  record Told() implements DeliveryOutcome {}

  /** Discord tells the app nothing of this. */
  record Unheard(String why) implements DeliveryOutcome {}

  /** The app did not answer within three seconds, which the person sees. */
  record Failed(String why) implements DeliveryOutcome {}
}
