package org.bounceback.app.console;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.server.BodyLimit;

/** One request of a browser. */
final class ConsoleRequest {
  /** The name of the session cookie. */
  static final String COOKIE = "bounceback-session";

  private static final BodyLimit FORM = new BodyLimit(200_000);
  private static final BodyLimit LOGIN = new BodyLimit(4_000);
  private final HttpExchange exchange;

  ConsoleRequest(HttpExchange exchange) {
    this.exchange = exchange;
  }

  boolean isPost() {
    return exchange.getRequestMethod().equals("POST");
  }

  boolean isGet() {
    return exchange.getRequestMethod().equals("GET");
  }

  /** Returns the path after the console's base path, without surrounding slashes. */
  String path() {
    String path = exchange.getRequestURI().getPath();
    int begin = Console.PATH.length();
    int end = path.length();
    while (begin < end && path.charAt(begin) == '/') {
      begin++;
    }
    while (end > begin && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(begin, end);
  }

  boolean hasQuery(String word) {
    return word.equals(exchange.getRequestURI().getRawQuery());
  }

  /**
   * Whether the browser reports that another site's page sent the request (Fetch Metadata, and
   * Origin).
   */
  boolean isCrossSite() {
    String site = header("Sec-Fetch-Site").orElse("same-origin");
    boolean elsewhere = !site.equals("same-origin") && !site.equals("none");
    Optional<String> origin = header("Origin").map(text -> text.replaceFirst("^https?://", ""));
    return elsewhere || (origin.isPresent() && !origin.equals(header("Host")));
  }

  Optional<String> secret() {
    for (String cookie : header("Cookie").orElse("").split("; *", -1)) {
      if (cookie.startsWith(COOKIE + "=")) {
        return Optional.of(cookie.substring(COOKIE.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** Whether the proxy in front of us uses TLS with the browser. */
  boolean isSecure() {
    return header("X-Forwarded-Proto").filter("https"::equals).isPresent();
  }

  /** Returns the fields of a form; empty if it is larger than any of ours. */
  Map<String, String> form() throws IOException {
    return form(FORM);
  }

  /** Returns the fields of the login form, which anyone can send. */
  Map<String, String> loginForm() throws IOException {
    return form(LOGIN);
  }

  private Map<String, String> form(BodyLimit limit) throws IOException {
    var fields = new HashMap<String, String>();
    Optional<byte[]> body = limit.read(exchange);
    if (body.isEmpty()) {
      return fields;
    }
    for (String field : new String(body.get(), StandardCharsets.UTF_8).split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
    }
    return fields;
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noForm) {
      return "";
    }
  }
}
