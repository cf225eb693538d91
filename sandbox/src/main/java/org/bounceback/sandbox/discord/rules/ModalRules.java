package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks forms beyond the schema. */
public final class ModalRules {
  private static final int LABEL = 18;

  private final Rulebook rules;

  /** Checks against these rules. */
  public ModalRules(Rulebook rules) {
    this.rules = rules;
  }

  /** Returns the errors in a form. */
  public List<SchemaViolation> findings(JsonNode form) {
    JsonNode components = form.path("components");
    var schemaViolations = new ArrayList<SchemaViolation>();
    int max = rules.limit("/modal/components/maxItems").asInt();
    if (components.size() > max) {
      schemaViolations.add(
          new SchemaViolation(
              "/components",
              Rulebook.limitRow("/modal/components/maxItems"),
              "BASE_TYPE_BAD_LENGTH",
              "Must be between 1 and %d in length.".formatted(max)));
    }
    schemaViolations.addAll(new ComponentValidator(rules, true, Set.of()).form(components));
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).path("type").asInt() == LABEL) {
        labelled(
            components.get(i).path("component"),
            "/components/" + i + "/component",
            schemaViolations);
      }
    }
    return schemaViolations;
  }

  private static void labelled(JsonNode input, String at, List<SchemaViolation> schemaViolations) {
    int least = input.path("min_length").asInt();
    int max = input.path("max_length").asInt(Integer.MAX_VALUE);
    String row = Rulebook.limitRow("/components/" + input.path("type").asInt());
    if (least > max || input.path("min_values").asInt() > input.path("max_values").asInt(25)) {
      schemaViolations.add(
          new SchemaViolation(at, row, "NUMBER_TYPE_MAX", "The least is more than the max."));
    }
    String value = input.path("value").asText("");
    if (value.length() > max || (!value.isEmpty() && value.length() < least)) {
      schemaViolations.add(
          new SchemaViolation(
              at + "/value",
              row,
              "BASE_TYPE_BAD_LENGTH",
              "Must be between %d and %d in length.".formatted(least, max)));
    }
  }
}
