package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Builds the {@code errors} member of a response with code 50035: errors nested like the body. */
final class ErrorTree {
  private ErrorTree() {}

  static ObjectNode of(List<SchemaViolation> schemaViolations) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (SchemaViolation schemaViolation : schemaViolations) {
      ObjectNode node = root;
      for (String step : schemaViolation.at().split("/", -1)) {
        if (!step.isEmpty()) {
          node = node.withObjectProperty(step);
        }
      }
      node.withArrayProperty("_errors")
          .addObject()
          .put("code", schemaViolation.code())
          .put("message", schemaViolation.message());
    }
    return root;
  }
}
