package org.bounceback.sandbox.desk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One whole request.
 *
 * @param octets the body, one letter a byte (ISO 8859-1)
 */
record DeskRequest(String method, URI uri, Headers headers, String octets) {
  private static final int MAX_BODY_BYTES = 64 << 20;

  /**
   * Reads a request to its end, so that an answer of whatever kind reaches the client.
   *
   * @throws IOException when the client goes before that, or sends more than 64 MiB
   */
  static DeskRequest read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new IOException("a request of more than 64 MiB");
    }
    return new DeskRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        exchange.getRequestHeaders(),
        new String(body, StandardCharsets.ISO_8859_1));
  }

  /** The body read as UTF-8. */
  String body() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The body as it came. */
  byte[] bytes() {
    return octets.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The value of a header; empty where it is not there. */
  String header(String name) {
    return Optional.ofNullable(headers.getFirst(name)).orElse("");
  }

  /** What stands in the query under that name; empty where nothing does. */
  String query(String name) {
    return Forms.read(Optional.ofNullable(uri.getRawQuery()).orElse("")).getOrDefault(name, "");
  }
}
