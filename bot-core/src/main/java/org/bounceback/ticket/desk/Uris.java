package org.bounceback.ticket.desk;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses at a desk, below the one that the operator named. */
public final class Uris {
  private final String root;

  /** Addresses below {@code root}, with a final slash or without. */
  public Uris(URI root) {
    String text = root.toString();
    this.root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** The one at {@code path}, which begins with a slash and is encoded. */
  public URI at(String path) {
    return URI.create(root + path);
  }

  /** The same with a query. */
  public URI at(String path, Map<String, String> query) {
    return at(path + "?" + form(query));
  }

  /** As one segment of a path. */
  public static String segment(String text) {
    return encoded(text).replace("+", "%20");
  }

  /** As forms are sent (application/x-www-form-urlencoded). */
  public static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
