package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.MethodRow;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.wire.HttpRequest;

/**
 * The content of a Web API request.
 *
 * @param arguments without the token
 */
record MethodArguments(Optional<String> token, Map<String, JsonNode> arguments) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "application/x-www-form-urlencoded";

  MethodArguments {
    arguments = Map.copyOf(arguments);
  }

  /** Reads a form or a JSON object. */
  static MethodArguments read(HttpRequest request, MethodRow row) throws SlackErrorException {
    Map<String, JsonNode> arguments = arguments(request, row);
    Optional<String> field = Optional.ofNullable(arguments.remove("token")).map(JsonNode::asText);
    if (field.isPresent() && request.bearer().isPresent() && !field.equals(request.bearer())) {
      throw row.refuse("invalid_auth", "", "the header and the argument bear different tokens");
    }
    return new MethodArguments(request.bearer().or(() -> field), arguments);
  }

  private static Map<String, JsonNode> arguments(HttpRequest request, MethodRow row)
      throws SlackErrorException {
    if (request.type().isEmpty() && request.body().size() == 0) {
      return new HashMap<>();
    }
    switch (request.type()) {
      case "" -> throw row.refuse("missing_post_type", "", "no Content-Type is declared");
      case FORM -> {
        return form(request.text(), row);
      }
      case "application/json" -> {
        return json(request, row);
      }
      default -> throw row.refuse("invalid_post_type", "", request.type());
    }
  }

  private static Map<String, JsonNode> form(String body, MethodRow row) throws SlackErrorException {
    var fields = new LinkedHashMap<String, JsonNode>();
    for (String field : body.split("&", -1)) {
      if (field.isEmpty()) {
        continue;
      }
      int equals = field.indexOf('=');
      String name = decoded(equals < 0 ? field : field.substring(0, equals), row);
      String value = equals < 0 ? "" : decoded(field.substring(equals + 1), row);
      JsonNode before = fields.put(name, TextNode.valueOf(value));
      // Slack's own Java SDK sends thread_ts twice with every message, and Slack accepts that.
      if (before != null && !before.asText().equals(value)) {
        throw row.refuse("invalid_form_data", "", name + " is there twice, with two values");
      }
    }
    return fields;
  }

  private static String decoded(String text, MethodRow row) throws SlackErrorException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw row.refuse("invalid_form_data", "", "a broken percent-encoding");
    }
  }

  private static Map<String, JsonNode> json(HttpRequest request, MethodRow row)
      throws SlackErrorException {
    if (row.row().path("note").asText().contains("form ")) {
      throw row.refuse("invalid_arguments", "/note", "takes a form, not JSON");
    }
    var fields = new LinkedHashMap<String, JsonNode>();
    try {
      JsonNode body = JSON.readTree(request.text());
      if (!body.isObject()) {
        throw row.refuse("invalid_arguments", "", "the body is no JSON object");
      }
      body.properties().forEach(member -> fields.put(member.getKey(), member.getValue()));
    } catch (JsonProcessingException e) {
      throw row.refuse("invalid_arguments", "", "the body is no JSON");
    }
    return fields;
  }
}
