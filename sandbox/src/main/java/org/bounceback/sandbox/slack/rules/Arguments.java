package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one call, each with the type in the method's description.
 *
 * @param values a boolean, number, text, array or object by name
 */
public record Arguments(Map<String, JsonNode> values) {
  public Arguments {
    values = Map.copyOf(values);
  }

  /** Whether the argument was sent, even as an empty text. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Returns a text, empty if it was not sent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(JsonNode::asText);
  }

  /** Returns an array or an object, empty if it was not sent. */
  public Optional<JsonNode> json(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Returns a required argument, whose presence was already checked. */
  public String required(String name) {
    return text(name).orElseThrow();
  }

  /** Returns a whole number, {@code otherwise} if it was not sent. */
  public int number(String name, int otherwise) {
    return json(name).map(JsonNode::asInt).orElse(otherwise);
  }

  /** Returns a boolean, false if it was not sent. */
  public boolean flag(String name) {
    return json(name).map(JsonNode::asBoolean).orElse(false);
  }

  /** Returns the items of a comma-separated list, none if it was not sent. */
  public List<String> list(String name) {
    return text(name)
        .filter(items -> !items.isEmpty())
        .map(items -> List.of(items.split(",")))
        .orElse(List.of());
  }
}
