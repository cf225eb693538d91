package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.bounceback.sandbox.discord.rules.Rulebook;

/**
 * Converts values where Discord is more lenient than its description: some numbers may be texts,
 * and one text may be a number.
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
              member -> {
                String kind = kind(member.getKey(), parent);
                if (kind.isEmpty()) {
                  walk(member.getValue(), member.getKey());
                } else {
                  member.setValue(turned(member.getValue(), kind));
                }
              });
    } else {
      node.forEach(item -> walk(item, parent));
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
