package org.bounceback.ticket.desk;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds URLs below a ticket system's configured URL. */
public final class Uris {
  private final String root;

  /** Builds URLs below {@code root}, with or without a final slash. */
  public Uris(URI root) {
    String text = root.toString();
    this.root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Returns the URL of {@code path}, which begins with a slash and is encoded. */
  public URI at(String path) {
    return URI.create(root + path);
  }

  /** Returns the URL with a query. */
  public URI at(String path, Map<String, String> query) {
    return at(path + "?" + form(query));
  }

  /** Encodes one path segment. */
  public static String segment(String text) {
    return encoded(text).replace("+", "%20");
  }

  /** Encodes a form (application/x-www-form-urlencoded). */
  public static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
