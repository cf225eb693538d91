package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The {@code errors} member of an answer with code 50035: findings, nested as the body is. */
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
