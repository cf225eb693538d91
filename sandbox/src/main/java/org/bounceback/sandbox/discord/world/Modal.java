package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A form that is open before a person.
 *
 * @param opener what it answers
 * @param body title, custom_id and components, as the app gave them; components have numbers
 */
public record Modal(Interaction opener, JsonNode body) {

  /** Its {@code custom_id}. */
  public String customId() {
    return body.path("custom_id").asText();
  }

  /** Its title. */
  public String title() {
    return body.path("title").asText();
  }

  /** The {@code custom_id} of everything to fill in, from top to bottom. */
  public List<String> inputs() {
    var found = new ArrayList<String>();
    gather(body.path("components"), found);
    return List.copyOf(found);
  }

  private static void gather(JsonNode node, List<String> found) {
    if (node.path("custom_id").isTextual()) {
      found.add(node.path("custom_id").asText());
    }
    node.forEach(each -> gather(each, found));
  }
}
