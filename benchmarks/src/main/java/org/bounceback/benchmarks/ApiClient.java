package org.bounceback.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bounceback.data.JsonObjectBuilder;

/** Sends requests with its token to the API of a running bot. */
final class ApiClient {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final BotProcess bot;

  ApiClient(BotProcess bot) {
    this.bot = bot;
  }

  HttpResponse<String> get(String path, Duration patience)
      throws IOException, InterruptedException {
    return http.send(request(path, patience).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, byte[] body, Duration patience)
      throws IOException, InterruptedException {
    return http.send(
        request(path, patience).POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofString());
  }

  /** Sends a request without waiting for the response. */
  CompletableFuture<HttpResponse<String>> postAsync(String path, byte[] body, Duration patience) {
    return http.sendAsync(
        request(path, patience).POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofString());
  }

  /** Requests a ticket; {@code members} are those of the published schema Escalation. */
  HttpResponse<String> escalate(Map<String, String> members)
      throws IOException, InterruptedException {
    var body = new JsonObjectBuilder();
    for (var member : members.entrySet()) {
      body = body.with(member.getKey(), member.getValue());
    }
    return http.send(
        request("/api/v1/escalations", Duration.ofSeconds(30))
            .POST(BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, Duration patience) {
    return HttpRequest.newBuilder(bot.url(path))
        .header("Authorization", "Bearer " + EscalationClient.TOKEN)
        .timeout(patience);
  }
}
