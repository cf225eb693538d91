package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a value against a schema of Discord's description: the used keywords of JSON Schema
 * 2020-12, and one additional rule: a member that the schema does not define is an error, although
 * Discord would ignore it.
 */
final class SchemaValidator {
  private final Set<String> unlisted;

  SchemaValidator(Set<String> unlisted) {
    this.unlisted = unlisted;
  }

  List<SchemaViolation> check(JsonNode value, Schema given, String at) {
    Schema schema = given.resolved();
    var schemaViolations = new ArrayList<SchemaViolation>();
    if (!value.isNull() || !schema.takes("null")) {
      choice(value, schema, at, schemaViolations);
      typed(value, schema, at, schemaViolations);
      for (Schema part : schema.each("allOf")) {
        schemaViolations.addAll(check(value, part, at));
      }
    } else if (!schema.node().has("type")) {
      choice(value, schema, at, schemaViolations);
    }
    return schemaViolations;
  }

  private void typed(
      JsonNode value, Schema schema, String at, List<SchemaViolation> schemaViolations) {
    JsonNode types = schema.node().path("type");
    if (types.isMissingNode()) {
      return;
    }
    if (value.isTextual() && schema.takes("string")) {
      ScalarValidator.text(value.asText(), schema, at, schemaViolations);
    } else if (value.isNumber() && (schema.takes("integer") || schema.takes("number"))) {
      ScalarValidator.number(value, schema, at, schemaViolations);
    } else if (value.isArray() && schema.takes("array")) {
      array(value, schema, at, schemaViolations);
    } else if (value.isObject() && schema.takes("object")) {
      object(value, schema, at, schemaViolations);
    } else if (!(value.isBoolean() && schema.takes("boolean"))) {
      schemaViolations.add(
          new SchemaViolation(at, schema.row() + "/type", code(schema), "Could not interpret."));
      return;
    }
    ScalarValidator.enumerated(value, schema, at, schemaViolations);
  }

  private static String code(Schema schema) {
    if (schema.takes("array")) {
      return "LIST_TYPE_CONVERT";
    }
    if (schema.takes("object")) {
      return "MODEL_TYPE_CONVERT";
    }
    return schema.takes("string") ? "STRING_TYPE_CONVERT" : "NUMBER_TYPE_COERCE";
  }

  private void array(
      JsonNode value, Schema schema, String at, List<SchemaViolation> schemaViolations) {
    ScalarValidator.between(value.size(), schema, "minItems", "maxItems", at, schemaViolations);
    if (schema.node().path("uniqueItems").asBoolean()) {
      var seen = new HashSet<JsonNode>();
      for (JsonNode item : value) {
        if (!seen.add(item)) {
          schemaViolations.add(
              new SchemaViolation(
                  at,
                  schema.row() + "/uniqueItems",
                  "SET_TYPE_ALREADY_CONTAINS_VALUE",
                  "The set already contains this value."));
        }
      }
    }
    if (schema.node().has("items")) {
      for (int i = 0; i < value.size(); i++) {
        schemaViolations.addAll(check(value.get(i), schema.at("items"), at + '/' + i));
      }
    }
  }

  private void object(
      JsonNode value, Schema schema, String at, List<SchemaViolation> schemaViolations) {
    ScalarValidator.between(
        value.size(), schema, "minProperties", "maxProperties", at, schemaViolations);
    for (JsonNode needed : schema.node().path("required")) {
      if (!value.has(needed.asText())) {
        schemaViolations.add(
            new SchemaViolation(
                at + '/' + needed.asText(),
                schema.row() + "/required",
                "BASE_TYPE_REQUIRED",
                "This field is required"));
      }
    }
    value
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              String place = at + '/' + name;
              Schema properties = schema.at("properties");
              if (properties.node().has(name)) {
                schemaViolations.addAll(check(member.getValue(), properties.at(name), place));
              } else if (schema.node().path("additionalProperties").isObject()) {
                schemaViolations.addAll(
                    check(member.getValue(), schema.at("additionalProperties"), place));
              } else if (!schema.node().path("additionalProperties").asBoolean()
                  && !unlisted.contains(name)) {
                schemaViolations.add(
                    new SchemaViolation(
                        place,
                        schema.row() + "/properties",
                        "UNKNOWN_MEMBER",
                        "Discord knows no such member here."));
              }
            });
  }

  /** Requires one of several schemas to match; otherwise reports the errors of the closest one. */
  private void choice(
      JsonNode value, Schema schema, String at, List<SchemaViolation> schemaViolations) {
    var choices = new ArrayList<Schema>(schema.each("oneOf"));
    choices.addAll(schema.each("anyOf"));
    if (choices.isEmpty()) {
      return;
    }
    if (choices.stream().allMatch(option -> option.node().has("const"))) {
      if (choices.stream()
          .noneMatch(option -> ScalarValidator.same(value, option.node().path("const")))) {
        schemaViolations.add(
            new SchemaViolation(
                at,
                schema.row() + "/oneOf",
                "BASE_TYPE_CHOICES",
                "Value must be one of {" + constants(choices) + "}."));
      }
      return;
    }
    List<Schema> kin = choices.stream().filter(option -> UnionMatcher.of(value, option)).toList();
    if (kin.isEmpty() && value.isObject()) {
      schemaViolations.add(
          new SchemaViolation(
              at + "/type",
              schema.row() + "/oneOf",
              "UNION_TYPE_CHOICES",
              "Value of field \"type\" must be one of the kinds allowed here."));
      return;
    }
    Optional<List<SchemaViolation>> nearest =
        (kin.isEmpty() ? choices : kin)
            .stream()
                .map(option -> check(value, option, at))
                .min(Comparator.comparingInt(List::size));
    nearest.ifPresent(schemaViolations::addAll);
  }

  private static String constants(List<Schema> choices) {
    return String.join(
        ", ", choices.stream().map(option -> option.node().path("const").asText()).toList());
  }
}
