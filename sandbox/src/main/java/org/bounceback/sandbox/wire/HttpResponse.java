package org.bounceback.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One HTTP response. */
public record HttpResponse(int status, Map<String, String> headers, Bytes body) {
  public HttpResponse {
    headers = Map.copyOf(headers);
  }

  /** A response with a JSON body. */
  public static HttpResponse json(int status, JsonNode body) {
    return json(status, body.toString());
  }

  /** A response with a JSON body that is already serialized. */
  public static HttpResponse json(int status, String body) {
    return text(status, "application/json", body);
  }

  /** A response with a text body, in UTF-8. */
  public static HttpResponse text(int status, String type, String body) {
    return bytes(status, type, Bytes.of(body));
  }

  /** A response with this body. */
  public static HttpResponse bytes(int status, String type, Bytes body) {
    return new HttpResponse(status, Map.of("Content-Type", type), body);
  }

  /** A response without content (204). */
  public static HttpResponse noContent() {
    return new HttpResponse(204, Map.of(), Bytes.of(""));
  }

  /** Returns the same response with more headers. */
  public HttpResponse with(Map<String, String> more) {
    var all = new HashMap<>(headers);
    all.putAll(more);
    return new HttpResponse(status, all, body);
  }

  /** Writes the response to the client. */
  public void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
    if (body.size() > 0) {
      exchange.getResponseBody().write(body.toArray());
    }
  }
}
