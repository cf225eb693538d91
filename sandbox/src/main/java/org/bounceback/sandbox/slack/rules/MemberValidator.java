package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** Checks the members of one object: allowed, required, and their lengths. */
final class MemberValidator {
  private final Rulebook rules;
  private final BlockKitValidator blockKitValidator;

  MemberValidator(Rulebook rules, BlockKitValidator blockKitValidator) {
    this.rules = rules;
    this.blockKitValidator = blockKitValidator;
  }

  /** Reports members that Slack does not know. */
  void members(JsonNode node, List<String> known, String row, String at, Set<String> always) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name) && !always.contains(name)) {
                blockKitValidator.reportMember(at, row, "invalid additional property: " + name);
              }
            });
  }

  /** Reports missing required members. */
  void presence(JsonNode node, String row, String at) {
    JsonNode limits = rules.limit(row);
    for (String name : Rulebook.strings(limits.path("required"))) {
      if (!node.hasNonNull(name)) {
        blockKitValidator.report(at, row + "/required", "missing required field: " + name);
      }
    }
    List<String> any = Rulebook.strings(limits.path("anyOf"));
    if (!any.isEmpty() && any.stream().noneMatch(node::hasNonNull)) {
      blockKitValidator.report(at, row + "/anyOf", "must have one of " + any);
    }
    List<String> one = Rulebook.strings(limits.path("oneOf"));
    if (!one.isEmpty() && one.stream().filter(node::hasNonNull).count() != 1) {
      blockKitValidator.report(at, row + "/oneOf", "must have exactly one of " + one);
    }
  }

  /** Checks one member against its own rule, if there is one. */
  void member(JsonNode value, String row, String name, String at) {
    JsonNode rule = rules.limit(row + '/' + name);
    String ownRow = row + '/' + name;
    String where = at + '/' + name;
    if (Rulebook.strings(rules.member("/urls")).contains(name)) {
      url(value, where);
    }
    if (rule.isArray()) {
      oneOf(value, Rulebook.strings(rule), ownRow, where);
    } else if (rule.isObject()) {
      bounded(value, rule, ownRow, where);
    }
  }

  private void oneOf(JsonNode value, List<String> allowed, String row, String at) {
    if (!allowed.contains(value.asText())) {
      blockKitValidator.report(at, row, "must be one of " + allowed);
    }
  }

  private void bounded(JsonNode value, JsonNode rule, String row, String at) {
    String kind = rule.path("kind").asText();
    if (kind.equals("plain_text") || kind.equals("text_object")) {
      text(value, kind, rule, row, at);
      return;
    }
    if (!isOf(kind, value)) {
      blockKitValidator.report(at, row + "/kind", "must be a " + kind);
      return;
    }
    length(value, rule, row, at);
    items(value, rule, row, at);
    List<String> allowed = Rulebook.strings(rule.path("elements"));
    if (!allowed.isEmpty()) {
      if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          blockKitValidator.element(value.get(i), allowed, row, at + '/' + i);
        }
      } else {
        blockKitValidator.element(value, allowed, row, at);
      }
    }
  }

  private static boolean isOf(String kind, JsonNode value) {
    return switch (kind) {
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      default -> true;
    };
  }

  private void items(JsonNode value, JsonNode rule, String row, String at) {
    if (!rule.has("maxItems") && !rule.has("minItems")) {
      return;
    }
    if (!value.isArray()) {
      blockKitValidator.report(at, row, "must be an array");
      return;
    }
    if (rule.has("maxItems") && value.size() > rule.path("maxItems").asInt()) {
      blockKitValidator.report(
          at, row + "/maxItems", "no more than " + rule.path("maxItems") + " items allowed");
    }
    if (value.size() < rule.path("minItems").asInt()) {
      blockKitValidator.report(
          at, row + "/minItems", "must have at least " + rule.path("minItems") + " items");
    }
    if (rule.path("item").isObject()) {
      for (int i = 0; i < value.size(); i++) {
        bounded(value.get(i), rule.path("item"), row + "/item", at + '/' + i);
      }
    }
  }

  /** Checks the limits of a text's length or a number's value. */
  private void length(JsonNode value, JsonNode rule, String row, String at) {
    long size = value.isNumber() ? value.asLong() : text(value).length();
    String unit = value.isNumber() ? "" : " characters";
    if (rule.has("max") && size > rule.path("max").asLong()) {
      blockKitValidator.report(
          at, row + "/max", "must be less than " + (rule.path("max").asLong() + 1) + unit);
    }
    if (rule.has("min") && size < rule.path("min").asLong()) {
      blockKitValidator.report(
          at, row + "/min", "must be more than " + (rule.path("min").asLong() - 1) + unit);
    }
  }

  private static String text(JsonNode value) {
    return value.isObject() ? value.path("text").asText() : value.asText();
  }

  /** Checks a text object: its type, its members and its length. */
  void text(JsonNode value, String kind, JsonNode rule, String row, String at) {
    String type = value.path("type").asText();
    List<String> known = Rulebook.strings(rules.member("/text/" + type));
    boolean otherKind = kind.equals("plain_text") && !type.equals(kind);
    if (known.isEmpty() || otherKind) {
      blockKitValidator.report(at, row + "/kind", "must be a " + kind + " object, not " + type);
      return;
    }
    members(value, known, "/text/" + type, at, Set.of("type"));
    if (!value.path("text").isTextual()) {
      blockKitValidator.report(at, row, "missing required field: text");
    } else {
      length(value.path("text"), rule, row, at + "/text");
    }
  }

  private void url(JsonNode value, String at) {
    try {
      URI uri = new URI(value.asText());
      if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null) {
        return;
      }
    } catch (URISyntaxException malformed) {
      // Reported below, like any other text that is not a URL.
    }
    blockKitValidator.reportMember(at, "/urls", "invalid url");
  }
}
