package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** Sends signed requests to the app's URL; a status of 200 to 299 acknowledges. */
final class RequestUrl implements DeliveryRoute {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Real time, as a safeguard; the clock decides whether a response is late. */
  private static final Duration HANG_UP = Duration.ofSeconds(30);

  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpClient http;
  private final Acknowledgements acknowledgements;
  private final URI url;
  private final Signature good;
  private final Signature wrong = new Signature("not the secret");
  private final Clock clock;
  private volatile Signing next = Signing.GOOD;

  RequestUrl(
      Acknowledgements acknowledgements, URI url, String secret, Clock clock, Executor threads) {
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
    this.acknowledgements = acknowledgements;
    this.url = url;
    this.clock = clock;
    good = new Signature(secret);
  }

  /** Sets how future requests are signed. */
  void sign(Signing signing) {
    next = signing;
  }

  /** Sends a {@code url_verification}; returns whether the challenge was answered. */
  boolean verified(String challenge) throws IOException, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("token", "legacy-verification-token").put("challenge", challenge);
    body.put("type", "url_verification");
    HttpResponse<String> answer =
        http.send(request("application/json", body.toString()).build(), BodyHandlers.ofString());
    return answer.statusCode() == 200
        && (answer.body().strip().equals(challenge)
            || parsed(answer.body()).path("challenge").asText().equals(challenge));
  }

  @Override
  public boolean carry(DeliveryAttempt deliveryAttempt) {
    JsonNode payload = deliveryAttempt.eventDelivery().payload();
    HttpRequest.Builder request =
        switch (deliveryAttempt.eventDelivery().kind()) {
          case EVENT -> request("application/json", payload.toString());
          case COMMAND -> request(FORM, form(payload));
          case INTERACTION -> request(FORM, "payload=" + encoded(payload.toString()));
        };
    if (deliveryAttempt.number() > 0) {
      request.header("X-Slack-Retry-Num", Integer.toString(deliveryAttempt.number()));
      request.header("X-Slack-Retry-Reason", deliveryAttempt.reason());
    }
    var unused =
        http.sendAsync(request.build(), BodyHandlers.ofString())
            .whenComplete(
                (answer, gone) -> {
                  if (gone != null) {
                    acknowledgements.fail(deliveryAttempt.id(), "connection_failed");
                  } else {
                    answered(deliveryAttempt, answer);
                  }
                });
    return true;
  }

  @Override
  public String silence() {
    return "http_timeout";
  }

  private void answered(DeliveryAttempt deliveryAttempt, HttpResponse<String> answer) {
    if (answer.statusCode() / 100 == 2) {
      boolean silent =
          answer.body().isBlank() || deliveryAttempt.eventDelivery().kind() == DeliveryKind.EVENT;
      JsonNode payload =
          silent ? MissingNode.getInstance() : payload(deliveryAttempt, answer.body());
      acknowledgements.acknowledge(deliveryAttempt.id(), payload);
    } else {
      boolean repeat = !answer.headers().firstValue("X-Slack-No-Retry").equals(Optional.of("1"));
      acknowledgements.fail(deliveryAttempt.id(), "http_error", repeat);
    }
  }

  /** Returns the body as JSON; plain text is the text of a command's response. */
  private static JsonNode payload(DeliveryAttempt deliveryAttempt, String body) {
    JsonNode parsed = parsed(body);
    return deliveryAttempt.eventDelivery().kind() == DeliveryKind.COMMAND && !parsed.isObject()
        ? JsonNodeFactory.instance.objectNode().put("text", body)
        : parsed;
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.textNode(body);
    }
  }

  private HttpRequest.Builder request(String type, String body) {
    String timestamp = Long.toString(clock.instant().plus(next.skew()).getEpochSecond());
    Signature signature = next.good() ? good : wrong;
    return HttpRequest.newBuilder(url)
        .timeout(HANG_UP)
        .header("Content-Type", type)
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", signature.of(timestamp, body))
        .POST(BodyPublishers.ofString(body));
  }

  private static String form(JsonNode fields) {
    return fields.properties().stream()
        .map(member -> member.getKey() + '=' + encoded(member.getValue().asText()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
