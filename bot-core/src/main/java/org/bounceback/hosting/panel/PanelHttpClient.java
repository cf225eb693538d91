package org.bounceback.hosting.panel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.hosting.PanelException;
import org.bounceback.hosting.PanelException.Cause;
import org.bounceback.net.Deadline;
import org.bounceback.net.Http;

/**
 * Sends requests to one panel, with authentication headers, and converts error statuses to
 * exceptions.
 */
public final class PanelHttpClient {
  private static final Duration MAX_CALL = Duration.ofSeconds(20);

  private final String title;
  private final URI base;
  private final Http http;
  private final Map<String, String> identity;

  /**
   * Creates a client.
   *
   * @param title the name of the panel for error messages
   * @param identity the authentication headers
   */
  public PanelHttpClient(String title, URI base, Http http, Map<String, String> identity) {
    this.title = title;
    this.base = base;
    this.http = http;
    this.identity = Map.copyOf(identity);
  }

  public String title() {
    return title;
  }

  /** Sends a GET request and returns the body. */
  public String get(String path, Map<String, String> parameters, Deadline deadline)
      throws PanelException, InterruptedException {
    return send("GET", path, query(parameters), Map.of(), "", deadline);
  }

  /** Posts a form and returns the body of the response. */
  String postForm(String path, Map<String, String> parameters, Deadline deadline)
      throws PanelException, InterruptedException {
    var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
    return send("POST", path, "", type, encoded(parameters), deadline);
  }

  /** Posts a document and returns the body of the response. */
  public String post(String path, String type, String document, Deadline deadline)
      throws PanelException, InterruptedException {
    return send("POST", path, "", Map.of("Content-Type", type), document, deadline);
  }

  /** Parses a body as JSON. */
  public DocumentNode json(String what, String body) throws PanelException {
    try {
      return DocumentCodec.json(what, body);
    } catch (InvalidDataException noJson) {
      throw unreadable(what, noJson);
    }
  }

  public PanelException unreadable(String what, InvalidDataException why) {
    return new PanelException(
        Cause.UNREADABLE, title + " sent an unreadable response to " + what, why);
  }

  private String send(
      String method,
      String path,
      String query,
      Map<String, String> type,
      String body,
      Deadline deadline)
      throws PanelException, InterruptedException {
    var headers = new HashMap<>(identity);
    headers.putAll(type);
    headers.put("Accept", "application/json, text/*;q=0.5, */*;q=0.1");
    var request = new Http.Request(method, base.resolve(path + query), headers, body);
    Http.Response response;
    try {
      response = http.send(request, deadline.earlierOf(MAX_CALL));
    } catch (Http.HttpRequestException failed) {
      throw new PanelException(
          Cause.AWAY, title + " is unavailable: " + failed.getMessage(), failed);
    }
    return body(response);
  }

  private String body(Http.Response response) throws PanelException {
    int status = response.status();
    if (status == 401 || status == 403) {
      throw new PanelException(
          Cause.TOKEN_REFUSED,
          title
              + " rejected the token (status "
              + status
              + "): unknown, expired, or of another user");
    }
    if (status == 404 || status == 405) {
      throw new PanelException(
          Cause.NOT_OFFERED, title + " does not offer that (status " + status + ")");
    }
    if (status / 100 == 3) {
      throw new PanelException(
          Cause.UNREADABLE,
          title
              + " redirected the request (status "
              + status
              + "); configure the URL of the panel itself");
    }
    if (status / 100 != 2) {
      Cause cause = status / 100 == 5 ? Cause.AWAY : Cause.UNREADABLE;
      throw new PanelException(cause, title + " responded with status " + status);
    }
    return response.body();
  }

  private static String query(Map<String, String> parameters) {
    return parameters.isEmpty() ? "" : "?" + encoded(parameters);
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
