package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Checks texts, numbers and counts against the keywords of a schema. */
final class ScalarValidator {
  private ScalarValidator() {}

  static void text(String text, Schema schema, String at, List<SchemaViolation> schemaViolations) {
    between(
        text.codePointCount(0, text.length()),
        schema,
        "minLength",
        "maxLength",
        at,
        schemaViolations);
    String pattern = schema.node().path("pattern").asText();
    if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
      schemaViolations.add(
          new SchemaViolation(
              at,
              schema.row() + "/pattern",
              "STRING_TYPE_REGEX",
              "String value did not match validation regex."));
    }
    if (schema.node().path("format").asText().equals("uri") && !uri(text)) {
      schemaViolations.add(
          new SchemaViolation(
              at, schema.row() + "/format", "URL_TYPE_INVALID_URL", "Not a well formed URL."));
    }
  }

  static void number(
      JsonNode value, Schema schema, String at, List<SchemaViolation> schemaViolations) {
    if (!schema.takes("number") && !value.isIntegralNumber()) {
      schemaViolations.add(
          new SchemaViolation(
              at,
              schema.row() + "/type",
              "NUMBER_TYPE_COERCE",
              "Value \"%s\" is not int.".formatted(value.asText())));
      return;
    }
    BigDecimal number = value.decimalValue();
    JsonNode least = schema.node().path("minimum");
    if (!least.isMissingNode() && number.compareTo(least.decimalValue()) < 0) {
      schemaViolations.add(
          new SchemaViolation(
              at,
              schema.row() + "/minimum",
              "NUMBER_TYPE_MIN",
              "int value should be greater than or equal to %s.".formatted(least)));
    }
    JsonNode max = schema.node().path("maximum");
    if (!max.isMissingNode() && number.compareTo(max.decimalValue()) > 0) {
      schemaViolations.add(
          new SchemaViolation(
              at,
              schema.row() + "/maximum",
              "NUMBER_TYPE_MAX",
              "int value should be less than or equal to %s.".formatted(max)));
    }
    if (schema.node().path("format").asText().equals("int32") && !value.canConvertToInt()) {
      schemaViolations.add(
          new SchemaViolation(at, schema.row() + "/format", "NUMBER_TYPE_MAX", "Not an int32."));
    }
  }

  /** Checks the limits of a length or a count. */
  static void between(
      int size,
      Schema schema,
      String least,
      String most,
      String at,
      List<SchemaViolation> schemaViolations) {
    int min = schema.node().path(least).asInt();
    int max = schema.node().path(most).asInt(Integer.MAX_VALUE);
    if (size > max && min == 0) {
      schemaViolations.add(
          new SchemaViolation(
              at,
              schema.row() + '/' + most,
              "BASE_TYPE_MAX_LENGTH",
              "Must be %d or fewer in length.".formatted(max)));
    } else if (size > max || size < min) {
      schemaViolations.add(
          new SchemaViolation(
              at,
              schema.row() + '/' + (size > max ? most : least),
              "BASE_TYPE_BAD_LENGTH",
              "Must be between %d and %d in length.".formatted(min, max)));
    }
  }

  static void enumerated(
      JsonNode value, Schema schema, String at, List<SchemaViolation> schemaViolations) {
    JsonNode allowed = schema.node().path("enum");
    if (allowed.isMissingNode()) {
      return;
    }
    for (JsonNode candidate : allowed) {
      if (same(value, candidate)) {
        return;
      }
    }
    schemaViolations.add(
        new SchemaViolation(
            at,
            schema.row() + "/enum",
            "BASE_TYPE_CHOICES",
            "Value must be one of %s.".formatted(allowed)));
  }

  /** Whether two values are equal; numbers are compared by value. */
  static boolean same(JsonNode one, JsonNode other) {
    boolean numbers = one.isNumber() && other.isNumber();
    return numbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
  }

  private static boolean uri(String text) {
    try {
      return URI.create(text).getScheme() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
