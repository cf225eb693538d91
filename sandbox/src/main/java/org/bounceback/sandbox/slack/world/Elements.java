package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Finds interactive elements in blocks, and assigns missing ids. */
public final class Elements {
  private static final List<String> HOLDERS = List.of("elements", "accessory", "element");

  private Elements() {}

  /** An element and its block. */
  public record Placed(JsonNode block, JsonNode element) {}

  /** Returns the first element with this action. */
  public static Optional<Placed> find(JsonNode blocks, String actionId) {
    for (JsonNode block : blocks) {
      for (String holder : HOLDERS) {
        JsonNode held = block.path(holder);
        for (JsonNode element : held.isArray() ? held : List.of(held)) {
          if (element.path("action_id").asText().equals(actionId)) {
            return Optional.of(new Placed(block, element));
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Returns a copy in which every block and interactive element has an id, as Slack assigns them.
   */
  static JsonNode named(JsonNode blocks, Stamps stamps) {
    ArrayNode copy = blocks.deepCopy();
    for (JsonNode block : copy) {
      if (block instanceof ObjectNode open && !block.has("block_id")) {
        open.put("block_id", stamps.id("b"));
      }
    }
    return copy;
  }
}
