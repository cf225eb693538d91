package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.sandbox.discord.rules.OpenApi.Operation;

/** Checks path and query parameters against the description. */
public final class Parameters {
  private final Set<String> ignored;

  /**
   * Creates a check.
   *
   * @param ignored names that Discord accepts everywhere, with any value
   */
  public Parameters(Set<String> ignored) {
    this.ignored = Set.copyOf(ignored);
  }

  /** Returns the errors in the parameters of one request. */
  public List<SchemaViolation> findings(Operation operation, Map<String, String> query) {
    var schemaViolations = new ArrayList<SchemaViolation>();
    operation
        .place()
        .parameters()
        .forEach(
            (name, value) ->
                operation
                    .parameter("path", name)
                    .ifPresent(schema -> check(name, value, schema, schemaViolations)));
    query.forEach(
        (name, value) -> {
          Optional<Schema> schema = operation.parameter("query", name);
          if (schema.isPresent()) {
            check(name, value, schema.get(), schemaViolations);
          } else if (!ignored.contains(name)) {
            schemaViolations.add(
                new SchemaViolation(
                    '/' + name,
                    operation.row() + "/operationId",
                    "UNKNOWN_MEMBER",
                    "Discord knows no such query parameter here."));
          }
        });
    return schemaViolations;
  }

  private static void check(
      String name, String value, Schema schema, List<SchemaViolation> schemaViolations) {
    Schema followed = schema.resolved();
    for (SchemaViolation violation : followed.findings(typed(value, followed), Set.of())) {
      schemaViolations.add(
          new SchemaViolation('/' + name, violation.row(), violation.code(), violation.message()));
    }
  }

  private static JsonNode typed(String value, Schema schema) {
    if (schema.takes("integer") && value.matches("-?\\d{1,18}")) {
      return LongNode.valueOf(Long.parseLong(value));
    }
    boolean truth = value.equals("true") || value.equals("false");
    return schema.takes("boolean") && truth
        ? BooleanNode.valueOf(Boolean.parseBoolean(value))
        : TextNode.valueOf(value);
  }
}
