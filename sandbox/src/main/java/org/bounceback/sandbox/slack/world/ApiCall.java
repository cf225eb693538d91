package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Map;

/**
 * One request to the Web API, to a {@code response_url} or for a file.
 *
 * @param method the Web API method, or {@code response_url}, {@code upload_url}, {@code file}
 * @param arguments as sent, without the token
 * @param answer {@code ok}, the error code, or {@code fault} if a fault was applied
 */
public record ApiCall(Instant at, String method, Map<String, JsonNode> arguments, String answer) {
  public ApiCall {
    arguments = Map.copyOf(arguments);
  }

  /** Returns an argument, a missing node if it was not sent. */
  public JsonNode argument(String name) {
    return arguments.getOrDefault(name, MissingNode.getInstance());
  }
}
