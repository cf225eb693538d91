package org.bounceback.sandbox.desk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls a ticket system over HTTP. */
final class DeskClient {
  static final String TICKET = "{\"caseId\":\"c-1\",\"subject\":\"Bounced\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;

  DeskClient(DeskServer desk) {
    url = desk.url();
  }

  HttpResponse<String> open(String key, String body) throws IOException, InterruptedException {
    return send(request("").header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String below) throws IOException, InterruptedException {
    return send(request(below).GET());
  }

  /** A request for a page below the tickets, declared as JSON. */
  HttpRequest.Builder request(String below) {
    return HttpRequest.newBuilder(URI.create(url + below))
        .timeout(Duration.ofSeconds(5))
        .header("Content-Type", "application/json");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
