package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.OpenApi.Operation;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.rules.SchemaViolation;
import org.bounceback.sandbox.discord.world.Upload;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.Multipart;

/**
 * The content of a request.
 *
 * @param json a missing node if there is none
 * @param files by the number of their part
 */
record RequestPayload(JsonNode json, Map<Integer, Upload> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MULTIPART = "multipart/form-data";
  private static final String JSON_TYPE = "application/json";

  RequestPayload {
    files = Map.copyOf(files);
  }

  static RequestPayload read(HttpRequest request, Operation operation, Rulebook rules)
      throws DiscordErrorException {
    String where = operation.id();
    if (request.body().size() > rules.limit("/message/requestBytes").asInt()) {
      throw rules.refuse(
          where,
          "40005",
          Rulebook.limitRow("/message/requestBytes"),
          request.body().size() + " bytes");
    }
    if (request.body().size() == 0) {
      return new RequestPayload(MissingNode.getInstance(), Map.of());
    }
    String type = request.type();
    if (!operation.types().contains(type) || !(type.equals(JSON_TYPE) || type.equals(MULTIPART))) {
      rules.refuse(
          where,
          List.of(
              new SchemaViolation(
                  "",
                  operation.row() + "/requestBody/content",
                  "CONTENT_TYPE_INVALID",
                  "Expected \"Content-Type\" header to be one of " + operation.types() + ".")));
    }
    return type.equals(JSON_TYPE)
        ? new RequestPayload(parsed(request.body().text(), where, rules), Map.of())
        : parts(request, where, rules);
  }

  /** Reads the JSON and files of a request for the journal, even if they are invalid. */
  static RequestPayload peek(HttpRequest request) {
    try {
      var files = new TreeMap<Integer, Upload>();
      String text = request.body().text();
      if (request.type().equals(MULTIPART)) {
        text = "";
        for (var part : Multipart.parts(request.header("content-type"), request.body())) {
          if (part.filename().isEmpty()) {
            text = part.bytes().text();
          } else {
            files.put(files.size(), new Upload(part.filename(), part.type(), part.bytes()));
          }
        }
      }
      return new RequestPayload(JSON.readTree(text), files);
    } catch (JsonProcessingException e) {
      return new RequestPayload(MissingNode.getInstance(), Map.of());
    }
  }

  private static RequestPayload parts(HttpRequest request, String where, Rulebook rules)
      throws DiscordErrorException {
    JsonNode json = JSON.createObjectNode();
    var files = new TreeMap<Integer, Upload>();
    for (var part : Multipart.parts(request.header("content-type"), request.body())) {
      if (part.name().equals(rules.wire("/multipart/payload").asText())) {
        json = parsed(part.bytes().text(), where, rules);
      } else if (part.name().matches(rules.wire("/multipart/files").asText())) {
        int number = Integer.parseInt(part.name().replaceAll("\\D", ""));
        files.put(number, new Upload(part.filename(), part.type(), part.bytes()));
      } else {
        rules.refuse(
            where,
            List.of(
                new SchemaViolation(
                    "/" + part.name(),
                    Rulebook.wireRow("/multipart/files"),
                    "UNKNOWN_MEMBER",
                    "No part may have this name.")));
      }
    }
    return new RequestPayload(json, files);
  }

  private static JsonNode parsed(String text, String where, Rulebook rules)
      throws DiscordErrorException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw rules.refuse(where, "50109", "the body is no JSON");
    }
  }
}
