package org.bounceback.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/**
 * The maximum size of a request body.
 *
 * @param maxBytes in bytes
 */
public record BodyLimit(int maxBytes) {

  /**
   * Returns whether the declared size of the body is larger; this is known before the body is read.
   */
  public boolean isExceededBy(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length != null
        && length.matches("[0-9]+")
        && (length.length() > 10 || Long.parseLong(length) > maxBytes);
  }

  /**
   * Reads and discards the beginning of a body that is too large, up to the limit, so that a client
   * that is still sending receives the error response instead of a connection reset.
   *
   * @throws IOException if the connection failed, or the client took too long
   */
  public void discard(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().skip(maxBytes + 1L);
  }

  /**
   * Reads the whole body, but nothing if its declared size is too large.
   *
   * @return empty if it is too large
   * @throws IOException if the connection failed, or the client took too long
   */
  public Optional<byte[]> read(HttpExchange exchange) throws IOException {
    if (isExceededBy(exchange)) {
      return Optional.empty();
    }
    byte[] body = exchange.getRequestBody().readNBytes(maxBytes + 1);
    return body.length > maxBytes ? Optional.empty() : Optional.of(body);
  }
}
