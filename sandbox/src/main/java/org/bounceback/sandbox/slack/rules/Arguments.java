package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one call, each of the type its row asks for.
 *
 * @param values a boolean, number, text, array or object by name
 */
public record Arguments(Map<String, JsonNode> values) {
  public Arguments {
    values = Map.copyOf(values);
  }

  /** Whether the argument was sent, an empty text included. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** A text, empty when it was not sent. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(JsonNode::asText);
  }

  /** An array or an object, empty when it was not sent. */
  public Optional<JsonNode> json(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A required argument; the check before has made sure that it is there. */
  public String required(String name) {
    return text(name).orElseThrow();
  }

  /** A whole number, {@code otherwise} when it was not sent. */
  public int number(String name, int otherwise) {
    return json(name).map(JsonNode::asInt).orElse(otherwise);
  }

  /** A boolean, false when it was not sent. */
  public boolean flag(String name) {
    return json(name).map(JsonNode::asBoolean).orElse(false);
  }

  /** The items of a comma-separated list, none when it was not sent. */
  public List<String> list(String name) {
    return text(name)
        .filter(each -> !each.isEmpty())
        .map(each -> List.of(each.split(",")))
        .orElse(List.of());
  }
}
