package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.OpenApi.Operation;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Upload;

/** A valid request that is being processed. */
record Call(
    Operation operation, Map<String, String> query, RequestPayload requestPayload, Rulebook rules) {

  /** Returns a path parameter, such as {@code channel_id}. */
  String parameter(String name) {
    return operation.place().parameters().getOrDefault(name, "");
  }

  /** Returns the body, an empty object if there is none. */
  JsonNode body() {
    return requestPayload.json().isMissingNode()
        ? JsonNodeFactory.instance.objectNode()
        : requestPayload.json();
  }

  Map<Integer, Upload> files() {
    return requestPayload.files();
  }

  /** Returns a refusal with an error of {@code discord-wire.json#/errors}. */
  DiscordErrorException refuse(String error, String detail) {
    return rules.refuse(operation.id(), error, detail);
  }

  /** Returns a refusal with such an error that cites another rule. */
  DiscordErrorException refuse(String error, String row, String detail) {
    return rules.refuse(operation.id(), error, row, detail);
  }
}
