package org.bounceback.slack;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds the buttons of a card by their action. */
final class Buttons {

  private Buttons() {}

  /** Returns the {@code action_id} that begins with {@code action} and contains a case id. */
  static String of(JsonNode blocks, String action) {
    for (JsonNode id : blocks.findValues("action_id")) {
      if (id.asText().startsWith(action + ":")) {
        return id.asText();
      }
    }
    throw new AssertionError("there is no button " + action + " in " + blocks);
  }
}
