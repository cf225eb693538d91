package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.bounceback.sandbox.wire.Bytes;

/** An answer of HTTP. */
record ApiResponse(int status, Map<String, String> headers, Bytes body) {
  private static final String VIA = "1.1 google";

  ApiResponse {
    headers = Map.copyOf(headers);
  }

  static ApiResponse json(int status, JsonNode body) {
    return text(status, "application/json", body.toString());
  }

  static ApiResponse text(int status, String type, String body) {
    return new ApiResponse(status, Map.of("Content-Type", type, "Via", VIA), Bytes.of(body));
  }

  static ApiResponse bytes(String type, Bytes body) {
    return new ApiResponse(200, Map.of("Content-Type", type, "Via", VIA), body);
  }

  /** Done, with nothing to say. */
  static ApiResponse done() {
    return new ApiResponse(204, Map.of("Via", VIA), Bytes.of(""));
  }

  ApiResponse with(Map<String, String> more) {
    var all = new HashMap<>(headers);
    all.putAll(more);
    return new ApiResponse(status, all, body);
  }

  /**
   * The same without a header, such as the one by which clients know that Discord itself answers.
   */
  ApiResponse without(String header) {
    var rest = new HashMap<>(headers);
    rest.remove(header);
    return new ApiResponse(status, rest, body);
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
    if (body.size() > 0) {
      exchange.getResponseBody().write(body.toArray());
    }
  }
}
