package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/** Calls Slack over HTTP as its Java SDK does: forms, the token in the header. */
final class SlackClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpClient http = HttpClient.newHttpClient();
  private final StrictSlack slack;

  SlackClient(StrictSlack slack) {
    this.slack = slack;
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /** Calls a method; apostrophes in the JSON of the arguments replace quotation marks. */
  JsonNode call(String method, String arguments) throws IOException, InterruptedException {
    return JSON.readTree(post(method, arguments).body());
  }

  HttpResponse<String> post(String method, String arguments)
      throws IOException, InterruptedException {
    String token = method.startsWith("apps.connections") ? slack.appToken() : slack.botToken();
    return send(
        request(slack.apiUrl() + method)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(form(json(arguments)))));
  }

  HttpResponse<String> respond(String url, String body) throws IOException, InterruptedException {
    return send(
        request(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json(body).toString())));
  }

  HttpResponse<String> get(String url, String token) throws IOException, InterruptedException {
    return send(request(url).header("Authorization", "Bearer " + token).GET());
  }

  HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  static String form(JsonNode fields) {
    return fields.properties().stream()
        .map(each -> encoded(each.getKey()) + '=' + encoded(text(each.getValue())))
        .collect(Collectors.joining("&"));
  }

  private static String text(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
