package org.bounceback.app.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bounceback.server.BodyLimit;

/** An HTTP request. */
final class Request {
  /** The maximum size of an e-mail, or of an e-mail in Base64 inside JSON. */
  static final int MAX_BYTES = 20_000_000;

  private static final int TOO_LARGE = 413;

  private final HttpExchange exchange;
  private final String lastSegment;

  Request(HttpExchange exchange) {
    this.exchange = exchange;
    String path = exchange.getRequestURI().getRawPath();
    this.lastSegment = path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the last part of the path, decoded. */
  String subject() {
    return decoded(lastSegment.replace("+", "%2B"));
  }

  /** Returns the value of a query parameter; the first one if it is repeated. */
  Optional<String> parameter(String name) {
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
        return Optional.of(decoded(pair.substring(equals + 1)));
      }
    }
    return Optional.empty();
  }

  /** Returns the whole body. */
  byte[] body() throws IOException, ApiException {
    return body(MAX_BYTES);
  }

  /** Returns the whole body, which may have so many bytes. */
  byte[] body(int maxBytes) throws IOException, ApiException {
    var limit = new BodyLimit(maxBytes);
    Optional<byte[]> body = limit.read(exchange);
    if (body.isEmpty()) {
      limit.discard(exchange);
      throw new ApiException(
          TOO_LARGE, "too-large", "the body is larger than %d bytes".formatted(maxBytes));
    }
    return body.get();
  }

  /** Decodes a part of the URL; the server has already refused invalid URLs (RFC 3986). */
  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
