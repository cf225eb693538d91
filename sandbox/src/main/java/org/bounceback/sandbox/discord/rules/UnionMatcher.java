package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Finds the schema of a union that a value is meant for, by its JSON type and its {@code type}. */
final class UnionMatcher {
  private static final List<String> SCALARS = List.of("string", "integer", "number", "boolean");

  private UnionMatcher() {}

  static boolean of(JsonNode value, Schema choice) {
    Schema schema = choice.resolved();
    if (value.isNull()) {
      return schema.takes("null");
    }
    if (!value.isObject()) {
      return scalar(value, schema);
    }
    if (!schema.takes("object")) {
      return false;
    }
    JsonNode kinds = schema.node().at("/properties/type/enum");
    if (kinds.isMissingNode() || !value.has("type")) {
      return true;
    }
    for (JsonNode kind : kinds) {
      if (ScalarValidator.same(value.path("type"), kind)) {
        return true;
      }
    }
    return false;
  }

  /** A number may be meant as a text and vice versa, but nothing is meant as null. */
  private static boolean scalar(JsonNode value, Schema schema) {
    List<String> types = value.isArray() ? List.of("array") : SCALARS;
    return types.stream().anyMatch(schema::takes);
  }
}
