package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Map;

/**
 * One request to the Web API, to a {@code response_url} or for a file.
 *
 * @param method of the Web API, or {@code response_url}, {@code upload_url}, {@code file}
 * @param arguments as they were sent, without the token
 * @param answer {@code ok}, the error code, or {@code fault} when one was played
 */
public record ApiCall(Instant at, String method, Map<String, JsonNode> arguments, String answer) {
  public ApiCall {
    arguments = Map.copyOf(arguments);
  }

  /** An argument, a missing node when it was not sent. */
  public JsonNode argument(String name) {
    return arguments.getOrDefault(name, MissingNode.getInstance());
  }
}
