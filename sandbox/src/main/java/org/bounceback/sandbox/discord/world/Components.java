package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds components in a tree, and numbers those without a number. */
public final class Components {
  private Components() {}

  /** Returns the first component, from top to bottom, with this value of a member. */
  public static Optional<JsonNode> find(JsonNode tree, String member, String text) {
    if (tree.path(member).asText("").equals(text)) {
      return Optional.of(tree);
    }
    for (JsonNode child : tree) {
      Optional<JsonNode> found = find(child, member, text);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Returns a copy in which each component has an {@code id}, in document order. */
  static JsonNode numbered(JsonNode tree) {
    JsonNode copy = tree.deepCopy();
    var taken = new HashSet<Integer>();
    gather(copy, taken);
    number(copy, taken, 1);
    return copy;
  }

  private static void gather(JsonNode node, Set<Integer> taken) {
    if (node.path("type").isInt() && node.path("id").asInt() > 0) {
      taken.add(node.path("id").asInt());
    }
    node.forEach(child -> gather(child, taken));
  }

  private static int number(JsonNode node, Set<Integer> taken, int from) {
    int next = from;
    if (node instanceof ObjectNode component
        && component.path("type").isInt()
        && component.path("id").asInt() == 0) {
      while (taken.contains(next)) {
        next++;
      }
      taken.add(next);
      component.put("id", next);
    }
    for (JsonNode child : node) {
      next = number(child, taken, next);
    }
    return next;
  }
}
