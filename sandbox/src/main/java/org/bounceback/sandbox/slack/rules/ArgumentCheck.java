package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a request against the arguments, rules and limits of one method. */
public final class ArgumentCheck {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
  private static final Set<String> TRUE = Set.of("true", "1");
  private static final Set<String> FALSE = Set.of("false", "0");

  private final ObjectMapper json = new ObjectMapper();

  /**
   * Returns the typed arguments.
   *
   * @param sent texts from a form, or any values from a JSON body, without the token
   * @throws SlackErrorException if one is unknown, missing, of the wrong type, or out of bounds
   */
  public Arguments check(MethodRow method, Map<String, JsonNode> sent) throws SlackErrorException {
    var typed = new HashMap<String, JsonNode>();
    for (Map.Entry<String, JsonNode> argument : sent.entrySet()) {
      JsonNode rule = method.row().path("args").path(argument.getKey());
      if (rule.isMissingNode()) {
        throw invalid(method, "/args", "there is no argument " + argument.getKey());
      }
      typed.put(argument.getKey(), typed(method, argument.getKey(), rule, argument.getValue()));
    }
    required(method, typed);
    for (int i = 0; i < method.row().path("rules").size(); i++) {
      rule(method, method.row().path("rules").get(i), "/rules/" + i, typed);
    }
    for (Map.Entry<String, JsonNode> argument : typed.entrySet()) {
      limit(method, argument.getKey(), argument.getValue());
    }
    return new Arguments(typed);
  }

  private static void required(MethodRow method, Map<String, JsonNode> typed)
      throws SlackErrorException {
    JsonNode args = method.row().path("args");
    for (var names = args.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      boolean empty = !typed.containsKey(name) || isEmptyText(typed.get(name));
      if (args.path(name).path("required").asBoolean() && empty) {
        String error =
            method.mayAnswer("missing_argument") ? "missing_argument" : "invalid_arguments";
        throw method.refuse(error, "/args/" + name, "missing required field: " + name);
      }
    }
  }

  private static boolean isEmptyText(JsonNode value) {
    return !value.isContainerNode() && value.asText().isEmpty();
  }

  private JsonNode typed(MethodRow method, String name, JsonNode rule, JsonNode value)
      throws SlackErrorException {
    String type = rule.path("type").asText();
    String row = "/args/" + name;
    switch (type) {
      case "json-array", "json-object", "array" -> {
        return parsed(method, name, type, value);
      }
      case "boolean" -> {
        if (TRUE.contains(value.asText()) || FALSE.contains(value.asText())) {
          return BooleanNode.valueOf(TRUE.contains(value.asText()));
        }
      }
      case "integer", "number" -> {
        if (WHOLE.matcher(value.asText()).matches()) {
          return LongNode.valueOf(Long.parseLong(value.asText()));
        }
      }
      default -> {
        if (value.isTextual() || value.isNumber()) {
          return value;
        }
      }
    }
    throw invalid(method, row, name + " must be of type " + type);
  }

  private JsonNode parsed(MethodRow method, String name, String type, JsonNode value)
      throws SlackErrorException {
    JsonNode read = value;
    if (value.isTextual()) {
      try {
        read = json.readTree(value.asText());
      } catch (JsonProcessingException e) {
        read = value;
      }
    }
    if (type.equals("json-object") ? read.isObject() : read.isArray()) {
      return read;
    }
    String error =
        name.equals("blocks") && method.mayAnswer("invalid_blocks_format")
            ? "invalid_blocks_format"
            : "invalid_arguments";
    throw method.refuse(error, "/args/" + name, name + " must be of type " + type);
  }

  private static void rule(MethodRow method, JsonNode rule, String row, Map<String, JsonNode> sent)
      throws SlackErrorException {
    List<String> any = Rulebook.strings(rule.path("anyOf"));
    List<String> one = Rulebook.strings(rule.path("oneOf"));
    List<String> conflict = Rulebook.strings(rule.path("conflict"));
    List<String> requires = Rulebook.strings(rule.path("requires"));
    boolean noneOfAny = !any.isEmpty() && any.stream().noneMatch(name -> says(sent, name));
    boolean notOne = !one.isEmpty() && one.stream().filter(sent::containsKey).count() != 1;
    boolean clash = !conflict.isEmpty() && conflict.stream().allMatch(sent::containsKey);
    boolean alone =
        !requires.isEmpty() && says(sent, requires.get(0)) && !sent.containsKey(requires.get(1));
    boolean broken = noneOfAny || notOne || clash || alone;
    if (broken) {
      String error = rule.path("error").asText("invalid_arguments");
      throw method.refuse(error, row, "the arguments break the rule " + rule);
    }
  }

  private static boolean says(Map<String, JsonNode> sent, String name) {
    JsonNode value = sent.get(name);
    return value != null && (value.isContainerNode() ? !value.isEmpty() : !silent(value));
  }

  private static boolean silent(JsonNode value) {
    return value.isBoolean() ? !value.asBoolean() : value.asText().isEmpty();
  }

  private static void limit(MethodRow method, String name, JsonNode value)
      throws SlackErrorException {
    JsonNode limit = method.row().path("limits").path(name);
    String text = value.isContainerNode() ? value.toString() : value.asText();
    int items = value.isContainerNode() ? value.size() : text.split(",").length;
    boolean tooSmall = limit.has("min") && value.asLong() < limit.path("min").asLong();
    boolean broken =
        over(limit, "maxChars", text.length())
            || over(limit, "maxBytes", text.getBytes(StandardCharsets.UTF_8).length)
            || over(limit, "maxItems", items)
            || over(limit, "max", value.asLong())
            || tooSmall;
    if (broken) {
      String error = limit.path("error").asText("invalid_arguments");
      throw method.refuse(error, "/limits/" + name, name + " is out of bounds: " + limit);
    }
  }

  private static boolean over(JsonNode limit, String bound, long size) {
    return limit.has(bound) && size > limit.path(bound).asLong();
  }

  private static SlackErrorException invalid(MethodRow method, String row, String detail) {
    return method.refuse("invalid_arguments", row, detail);
  }
}
