package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.bounceback.sandbox.discord.rules.Rulebook;

/**
 * Reads as Discord does what its description says otherwise: a few numbers that may be texts, and
 * one text that may be a number.
 */
final class Coercion {
  private final JsonNode table;

  Coercion(Rulebook rules) {
    table = rules.wire("/coercions");
  }

  JsonNode of(JsonNode sent) {
    JsonNode copy = sent.deepCopy();
    walk(copy, "");
    return copy;
  }

  private void walk(JsonNode node, String parent) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              each -> {
                String kind = kind(each.getKey(), parent);
                if (kind.isEmpty()) {
                  walk(each.getValue(), each.getKey());
                } else {
                  each.setValue(turned(each.getValue(), kind));
                }
              });
    } else {
      node.forEach(each -> walk(each, parent));
    }
  }

  private String kind(String name, String parent) {
    return table.path(name).asText(table.path(parent + '/' + name).asText());
  }

  private static JsonNode turned(JsonNode value, String kind) {
    if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, turned(list.get(i), kind));
      }
      return list;
    }
    if (kind.equals("integer") && value.isTextual() && value.asText().matches("\\d{1,18}")) {
      return LongNode.valueOf(Long.parseLong(value.asText()));
    }
    return kind.equals("string") && value.isIntegralNumber()
        ? TextNode.valueOf(value.asText())
        : value;
  }
}
