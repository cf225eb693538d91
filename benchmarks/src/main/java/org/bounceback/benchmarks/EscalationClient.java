package org.bounceback.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A client that escalates through the API and records what was accepted. */
final class EscalationClient {
  /** The API token. */
  static final String TOKEN = "drill-drill-drill-drill-drill";

  private static final int ACCEPTED = 202;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String BODY =
      "{\"key\":\"%s\",\"requester\":\"alice@shop.example\",\"message\":\"Subject: Undelivered\\n"
          + "\\n"
          + "<%s@example.com>: 550 5.1.1 User unknown\\n"
          + "\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  /** Sends one escalation; the result is whether it was accepted. */
  CompletableFuture<Boolean> send(BotProcess bot, String key) {
    sent.add(key);
    var request =
        HttpRequest.newBuilder(bot.url("/api/v1/escalations"))
            .header("Authorization", "Bearer " + TOKEN)
            .timeout(TIMEOUT)
            .POST(BodyPublishers.ofString(BODY.formatted(key, key)))
            .build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .handle(
            (answer, cut) -> {
              boolean yes = answer != null && answer.statusCode() == ACCEPTED;
              if (yes) {
                accepted.add(key);
              }
              return yes;
            });
  }

  /** Returns every key that was sent. */
  Set<String> sent() {
    return sent;
  }

  /** Returns the keys that were answered with 202. */
  Set<String> accepted() {
    return accepted;
  }
}
