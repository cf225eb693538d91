package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import org.bounceback.sandbox.wire.Bytes;

/** What goes back to the client. */
record ApiResponse(int status, Map<String, String> headers, Bytes body) {
  ApiResponse {
    headers = Map.copyOf(headers);
  }

  static ApiResponse json(int status, JsonNode body) {
    return new ApiResponse(
        status,
        Map.of("Content-Type", "application/json; charset=utf-8"),
        Bytes.of(body.toString()));
  }

  static ApiResponse text(int status, String type, String body) {
    return new ApiResponse(status, Map.of("Content-Type", type), Bytes.of(body));
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
    if (body.size() > 0) {
      exchange.getResponseBody().write(body.toArray());
    }
  }
}
