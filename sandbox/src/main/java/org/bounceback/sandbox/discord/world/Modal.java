package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A form that a user has open.
 *
 * @param opener the interaction that it answers
 * @param body title, custom_id and components, as sent by the app; components are numbered
 */
public record Modal(Interaction opener, JsonNode body) {

  /** Returns the {@code custom_id}. */
  public String customId() {
    return body.path("custom_id").asText();
  }

  /** Returns the title. */
  public String title() {
    return body.path("title").asText();
  }

  /** Returns the {@code custom_id} of all inputs, from top to bottom. */
  public List<String> inputs() {
    var found = new ArrayList<String>();
    gather(body.path("components"), found);
    return List.copyOf(found);
  }

  private static void gather(JsonNode node, List<String> found) {
    if (node.path("custom_id").isTextual()) {
      found.add(node.path("custom_id").asText());
    }
    node.forEach(child -> gather(child, found));
  }
}
