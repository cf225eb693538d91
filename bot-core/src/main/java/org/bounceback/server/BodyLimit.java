package org.bounceback.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/**
 * How large a request body may be.
 *
 * @param mostBytes in bytes
 */
public record BodyLimit(int mostBytes) {

  /** Whether the request says that its body is larger, which is known before it is read. */
  public boolean isExceededBy(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length != null
        && length.matches("[0-9]+")
        && (length.length() > 10 || Long.parseLong(length) > mostBytes);
  }

  /**
   * Reads and discards the beginning of a body that is too large, up to the limit, so that a client
   * that is still sending receives the refusal instead of a connection reset.
   *
   * @throws IOException when the connection broke, or the client took too long
   */
  public void discard(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().skip(mostBytes + 1L);
  }

  /**
   * Reads the whole body; nothing of one that says it is larger.
   *
   * @return empty when it is larger
   * @throws IOException when the connection broke, or the client took too long
   */
  public Optional<byte[]> read(HttpExchange exchange) throws IOException {
    if (isExceededBy(exchange)) {
      return Optional.empty();
    }
    byte[] body = exchange.getRequestBody().readNBytes(mostBytes + 1);
    return body.length > mostBytes ? Optional.empty() : Optional.of(body);
  }
}
