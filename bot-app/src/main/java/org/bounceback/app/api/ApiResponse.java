package org.bounceback.app.api;

import java.util.Map;
import org.bounceback.data.JsonObjectBuilder;

/**
 * An HTTP response.
 *
 * @param headers all headers except the length, including the type
 */
record ApiResponse(int status, Map<String, String> headers, String body) {
  private static final String TYPE = "Content-Type";

  /** One object. */
  static ApiResponse json(int status, JsonObjectBuilder body) {
    return of(status, "application/json", body.toString() + "\n");
  }

  /** Any text. */
  static ApiResponse of(int status, String type, String body) {
    return new ApiResponse(status, Map.of(TYPE, type), body);
  }

  /** A refusal, as {@code {"error":{"code","message"}}}. */
  static ApiResponse error(int status, String code, String message) {
    return json(status, new JsonObjectBuilder().with("error", errorObject(code, message)));
  }

  /** The same, with a header more. */
  ApiResponse with(String header, String value) {
    return new ApiResponse(
        status, Map.of(TYPE, headers.getOrDefault(TYPE, ""), header, value), body);
  }

  /** Omits header values and the body, which are only for the client. */
  @Override
  public String toString() {
    return "reply " + status + " with " + headers.keySet();
  }

  /** Returns the content of an {@code error} member. */
  static JsonObjectBuilder errorObject(String code, String message) {
    return new JsonObjectBuilder().with("code", code).with("message", message);
  }
}
