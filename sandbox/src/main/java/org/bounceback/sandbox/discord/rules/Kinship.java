package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** Which schema of a union a value means to fit: told by its JSON type and its {@code type}. */
final class Kinship {
  private Kinship() {}

  static boolean of(JsonNode value, Schema choice) {
    Schema schema = choice.resolved();
    if (value.isNull()) {
      return schema.takes("null");
    }
    if (!value.isObject()) {
      return !schema.takes("object") || !schema.node().has("type");
    }
    if (!schema.takes("object")) {
      return false;
    }
    JsonNode kinds = schema.node().at("/properties/type/enum");
    if (kinds.isMissingNode() || !value.has("type")) {
      return true;
    }
    for (JsonNode kind : kinds) {
      if (Scalars.same(value.path("type"), kind)) {
        return true;
      }
    }
    return false;
  }
}
