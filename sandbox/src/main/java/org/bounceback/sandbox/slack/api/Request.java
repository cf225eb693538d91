package org.bounceback.sandbox.slack.api;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.sandbox.wire.Bytes;

/** One whole request. */
record Request(String method, String path, Headers headers, Bytes body) {
  private static final int MAX_BODY_BYTES = 64 << 20;

  /**
   * Reads a request to its end.
   *
   * @throws IOException when the client goes before that, or sends more than 64 MiB
   */
  static Request read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new IOException("a request of more than 64 MiB");
    }
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestHeaders(),
        Bytes.of(body));
  }

  String text() {
    return body.text();
  }

  int size() {
    return body.size();
  }

  /** The media type without its parameters, in lower case, empty when none is declared. */
  String type() {
    String declared = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
    return declared.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  /** The token in the Authorization header. */
  Optional<String> bearer() {
    return Optional.ofNullable(headers.getFirst("Authorization"))
        .filter(each -> each.startsWith("Bearer "))
        .map(each -> each.substring("Bearer ".length()));
  }
}
