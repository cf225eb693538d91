package org.bounceback.app.console;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bounceback.cases.StoredMail;

/** What a browser gets. It runs nothing and loads nothing but our own style sheet. */
final class PageResponse {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final int status;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final byte[] body;

  private PageResponse(int status, String type, byte[] body) {
    this.status = status;
    this.body = body;
    headers.put("Content-Type", type);
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
  }

  static PageResponse page(int status, String markup) {
    return new PageResponse(
        status, "text/html; charset=utf-8", markup.getBytes(StandardCharsets.UTF_8));
  }

  static PageResponse style(String sheet) {
    return new PageResponse(200, "text/css; charset=utf-8", sheet.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the browser to another page, so that a reload repeats nothing. */
  static PageResponse to(String path) {
    return new PageResponse(303, "text/plain", new byte[0]).with("Location", path);
  }

  /** A file to be kept, never to be shown. */
  static PageResponse file(StoredMail mail) {
    return new PageResponse(200, "application/octet-stream", mail.bytes())
        .with("Content-Disposition", "attachment; filename=\"" + mail.safeName() + "\"");
  }

  PageResponse with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  byte[] body() {
    return body.clone();
  }
}
