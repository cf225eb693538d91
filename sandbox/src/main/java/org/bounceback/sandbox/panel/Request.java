package org.bounceback.sandbox.panel;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.wire.HttpRequest;

/**
 * A request to a panel.
 *
 * @param parameters those of the query and, for a form, of the body
 * @param headers the first value of each header, by lower-case name
 */
public record Request(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> headers,
    String body) {
  private static final int MAX_BYTES = 1 << 20;

  static Request read(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BYTES);
    var body = new String(bytes, StandardCharsets.UTF_8);
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.putAll(
        HttpRequest.form(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")));
    if (headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
      parameters.putAll(HttpRequest.form(body));
    }
    return new Request(
        exchange.getRequestMethod(), exchange.getRequestURI().getPath(), parameters, headers, body);
  }

  /** Returns the value of a parameter, unless it is empty. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns the value of a header, by lower-case name; empty if it is missing. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
