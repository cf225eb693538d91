package org.bounceback.sandbox.discord.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bounceback.sandbox.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A request of HTTP as it came.
 *
 * @param path decoded, without what stands behind the question mark
 * @param query what stands there, by name
 * @param headers by name in small letters; the first of each
 */
record Request(
    String verb, String path, Map<String, String> query, Map<String, String> headers, Bytes body) {
  private static final int MAX_BYTES = 64 << 20;

  Request {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** Reads at most 64 MiB; what is beyond is cut off, and too much for Discord anyway. */
  static Request read(HttpExchange exchange) throws IOException {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES);
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query(exchange.getRequestURI().getRawQuery()),
        headers,
        Bytes.of(body));
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The content type without its parameters. */
  String type() {
    String type = header("content-type");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> query(@Nullable String raw) {
    var found = new HashMap<String, String>();
    for (String each : (raw == null ? "" : raw).split("&", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        found.put(each.substring(0, equals), decoded(each.substring(equals + 1)));
      }
    }
    return found;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
