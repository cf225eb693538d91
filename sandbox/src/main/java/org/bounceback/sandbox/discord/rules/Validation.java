package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a value by a schema of Discord's description: the keywords it uses of JSON Schema 2020-12,
 * and one rule of our own: a member that the schema does not name is a mistake, though Discord
 * would pass over it.
 */
final class Validation {
  private final Set<String> unlisted;

  Validation(Set<String> unlisted) {
    this.unlisted = unlisted;
  }

  List<Finding> check(JsonNode value, Schema given, String at) {
    Schema schema = given.resolved();
    var findings = new ArrayList<Finding>();
    if (!value.isNull() || !schema.takes("null")) {
      choice(value, schema, at, findings);
      typed(value, schema, at, findings);
      for (Schema each : schema.each("allOf")) {
        findings.addAll(check(value, each, at));
      }
    } else if (!schema.node().has("type")) {
      choice(value, schema, at, findings);
    }
    return findings;
  }

  private void typed(JsonNode value, Schema schema, String at, List<Finding> findings) {
    JsonNode types = schema.node().path("type");
    if (types.isMissingNode()) {
      return;
    }
    if (value.isTextual() && schema.takes("string")) {
      Scalars.text(value.asText(), schema, at, findings);
    } else if (value.isNumber() && (schema.takes("integer") || schema.takes("number"))) {
      Scalars.number(value, schema, at, findings);
    } else if (value.isArray() && schema.takes("array")) {
      array(value, schema, at, findings);
    } else if (value.isObject() && schema.takes("object")) {
      object(value, schema, at, findings);
    } else if (!(value.isBoolean() && schema.takes("boolean"))) {
      findings.add(new Finding(at, schema.row() + "/type", code(schema), "Could not interpret."));
      return;
    }
    Scalars.enumerated(value, schema, at, findings);
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

  private void array(JsonNode value, Schema schema, String at, List<Finding> findings) {
    Scalars.between(value.size(), schema, "minItems", "maxItems", at, findings);
    if (schema.node().path("uniqueItems").asBoolean()) {
      var seen = new HashSet<JsonNode>();
      for (JsonNode each : value) {
        if (!seen.add(each)) {
          findings.add(
              new Finding(
                  at,
                  schema.row() + "/uniqueItems",
                  "SET_TYPE_ALREADY_CONTAINS_VALUE",
                  "The set already contains this value."));
        }
      }
    }
    if (schema.node().has("items")) {
      for (int i = 0; i < value.size(); i++) {
        findings.addAll(check(value.get(i), schema.at("items"), at + '/' + i));
      }
    }
  }

  private void object(JsonNode value, Schema schema, String at, List<Finding> findings) {
    Scalars.between(value.size(), schema, "minProperties", "maxProperties", at, findings);
    for (JsonNode needed : schema.node().path("required")) {
      if (!value.has(needed.asText())) {
        findings.add(
            new Finding(
                at + '/' + needed.asText(),
                schema.row() + "/required",
                "BASE_TYPE_REQUIRED",
                "This field is required"));
      }
    }
    value
        .properties()
        .forEach(
            each -> {
              String name = each.getKey();
              String place = at + '/' + name;
              Schema properties = schema.at("properties");
              if (properties.node().has(name)) {
                findings.addAll(check(each.getValue(), properties.at(name), place));
              } else if (schema.node().path("additionalProperties").isObject()) {
                findings.addAll(check(each.getValue(), schema.at("additionalProperties"), place));
              } else if (!schema.node().path("additionalProperties").asBoolean()
                  && !unlisted.contains(name)) {
                findings.add(
                    new Finding(
                        place,
                        schema.row() + "/properties",
                        "UNKNOWN_MEMBER",
                        "Discord knows no such member here."));
              }
            });
  }

  /** One schema of several has to fit; when none does, the nearest says what is wrong. */
  private void choice(JsonNode value, Schema schema, String at, List<Finding> findings) {
    var choices = new ArrayList<Schema>(schema.each("oneOf"));
    choices.addAll(schema.each("anyOf"));
    if (choices.isEmpty()) {
      return;
    }
    if (choices.stream().allMatch(each -> each.node().has("const"))) {
      if (choices.stream().noneMatch(each -> Scalars.same(value, each.node().path("const")))) {
        findings.add(
            new Finding(
                at,
                schema.row() + "/oneOf",
                "BASE_TYPE_CHOICES",
                "Value must be one of {" + constants(choices) + "}."));
      }
      return;
    }
    List<Schema> kin = choices.stream().filter(each -> Kinship.of(value, each)).toList();
    if (kin.isEmpty() && value.isObject()) {
      findings.add(
          new Finding(
              at + "/type",
              schema.row() + "/oneOf",
              "UNION_TYPE_CHOICES",
              "Value of field \"type\" must be one of the kinds allowed here."));
      return;
    }
    Optional<List<Finding>> nearest =
        (kin.isEmpty() ? choices : kin)
            .stream().map(each -> check(value, each, at)).min(Comparator.comparingInt(List::size));
    nearest.ifPresent(findings::addAll);
  }

  private static String constants(List<Schema> choices) {
    return String.join(
        ", ", choices.stream().map(each -> each.node().path("const").asText()).toList());
  }
}
