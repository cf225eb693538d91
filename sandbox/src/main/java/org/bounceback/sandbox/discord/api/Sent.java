package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bounceback.sandbox.discord.rules.Finding;
import org.bounceback.sandbox.discord.rules.OpenApi.Operation;
import org.bounceback.sandbox.discord.rules.Refused;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Upload;

/**
 * What a request carries.
 *
 * @param json a missing node when there is none
 * @param files by the number of their part
 */
record Sent(JsonNode json, Map<Integer, Upload> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MULTIPART = "multipart/form-data";
  private static final String JSON_TYPE = "application/json";

  Sent {
    files = Map.copyOf(files);
  }

  static Sent read(Request request, Operation operation, Rulebook rules) throws Refused {
    String where = operation.id();
    if (request.body().size() > rules.limit("/message/requestBytes").asInt()) {
      throw rules.refuse(
          where,
          "40005",
          Rulebook.limitRow("/message/requestBytes"),
          request.body().size() + " bytes");
    }
    if (request.body().size() == 0) {
      return new Sent(MissingNode.getInstance(), Map.of());
    }
    String type = request.type();
    if (!operation.types().contains(type) || !(type.equals(JSON_TYPE) || type.equals(MULTIPART))) {
      rules.refuse(
          where,
          List.of(
              new Finding(
                  "",
                  operation.row() + "/requestBody/content",
                  "CONTENT_TYPE_INVALID",
                  "Expected \"Content-Type\" header to be one of " + operation.types() + ".")));
    }
    return type.equals(JSON_TYPE)
        ? new Sent(parsed(request.body().text(), where, rules), Map.of())
        : parts(request, where, rules);
  }

  /** The JSON and files of a request, however wrong, for those who look at it later. */
  static Sent peek(Request request) {
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
      return new Sent(JSON.readTree(text), files);
    } catch (JsonProcessingException e) {
      return new Sent(MissingNode.getInstance(), Map.of());
    }
  }

  private static Sent parts(Request request, String where, Rulebook rules) throws Refused {
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
                new Finding(
                    "/" + part.name(),
                    Rulebook.wireRow("/multipart/files"),
                    "UNKNOWN_MEMBER",
                    "No part may have this name.")));
      }
    }
    return new Sent(json, files);
  }

  private static JsonNode parsed(String text, String where, Rulebook rules) throws Refused {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw rules.refuse(where, "50109", "the body is no JSON");
    }
  }
}
