package org.bounceback.sandbox.desk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One whole request.
 *
 * @param body read as UTF-8
 */
record Asked(String method, URI uri, Headers headers, String body) {
  private static final int MOST_BODY_BYTES = 64 << 20;

  /**
   * Reads a request to its end, so that an answer of whatever kind reaches the client.
   *
   * @throws IOException when the client goes before that, or sends more than 64 MiB
   */
  static Asked read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
    if (body.length > MOST_BODY_BYTES) {
      throw new IOException("a request of more than 64 MiB");
    }
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        exchange.getRequestHeaders(),
        new String(body, StandardCharsets.UTF_8));
  }
}
