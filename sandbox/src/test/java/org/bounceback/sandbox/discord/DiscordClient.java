package org.bounceback.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls Discord over HTTP as a bot does. */
final class DiscordClient {
  static final String AGENT = "DiscordBot (https://bounceback.example, 1.0)";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "example-boundary";
  private static final String FORM =
      """
      --%1$s
      Content-Disposition: form-data; name="payload_json"

      %2$s
      --%1$s
      Content-Disposition: form-data; name="%3$s"; filename="a.eml"
      Content-Type: message/rfc822

      %4$s
      --%1$s--
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final StrictDiscord discord;

  DiscordClient(StrictDiscord discord) {
    this.discord = discord;
  }

  /** An answer of HTTP. */
  record Answer(int status, JsonNode body, HttpResponse<String> whole) {
    int code() {
      return body.path("code").asInt();
    }
  }

  /** Parses JSON in which apostrophes replace quotation marks. */
  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /**
   * Sends a request; apostrophes in the body replace quotation marks, an empty text means no body.
   */
  Answer call(String verb, String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(verb, BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  /** Sends a request with a file of this size in the part with this name. */
  Answer upload(String verb, String path, String body, String part, int bytes)
      throws IOException, InterruptedException {
    String form =
        FORM.replace("\n", "\r\n")
            .formatted(BOUNDARY, body.replace('\'', '"'), part, "x".repeat(bytes));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .method(verb, BodyPublishers.ofByteArray(form.getBytes(StandardCharsets.UTF_8))));
  }

  HttpRequest.Builder request(String path) {
    return bare(path).header("User-Agent", AGENT).header("Authorization", "Bot " + discord.token());
  }

  HttpRequest.Builder bare(String path) {
    return HttpRequest.newBuilder(discord.apiUrl().resolve(path.substring(1)))
        .timeout(Duration.ofSeconds(10));
  }

  HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> whole = http.send(request.build(), BodyHandlers.ofString());
    boolean json = whole.headers().firstValue("Content-Type").orElse("").contains("json");
    JsonNode body = json ? JSON.readTree(whole.body()) : MissingNode.getInstance();
    return new Answer(whole.statusCode(), body, whole);
  }
}
