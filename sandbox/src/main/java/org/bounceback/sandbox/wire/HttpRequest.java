package org.bounceback.sandbox.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One complete HTTP request. */
public record HttpRequest(String method, URI uri, Headers headers, Bytes body) {
  private static final int MAX_BODY_BYTES = 64 << 20;
  private static final String BEARER = "Bearer ";

  /**
   * Reads a request to its end, so that the client receives any kind of response.
   *
   * @throws IOException when the client disconnects before that, or sends more than 64 MiB
   */
  public static HttpRequest read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new IOException("a request of more than 64 MiB");
    }
    return new HttpRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        exchange.getRequestHeaders(),
        Bytes.of(body));
  }

  /** The decoded path. */
  public String path() {
    return uri.getPath();
  }

  /** The parameters of the query, by name. */
  public Map<String, String> query() {
    return form(Optional.ofNullable(uri.getRawQuery()).orElse(""));
  }

  /** The body read as UTF-8. */
  public String text() {
    return body.text();
  }

  /** The value of a header, or an empty text. */
  public String header(String name) {
    return Optional.ofNullable(headers.getFirst(name)).orElse("");
  }

  /** The media type without its parameters, in lower case, or an empty text. */
  public String type() {
    String declared = header("Content-Type");
    int semicolon = declared.indexOf(';');
    return (semicolon < 0 ? declared : declared.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The token of the Authorization header. */
  public Optional<String> bearer() {
    return Optional.of(header("Authorization"))
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }

  /** Parses percent-encoded names and values, as queries and forms have them. */
  public static Map<String, String> form(String encoded) {
    var values = new LinkedHashMap<String, String>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      if (!name.isEmpty()) {
        values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
