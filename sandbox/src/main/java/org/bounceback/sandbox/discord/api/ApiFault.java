package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.HttpResponse;

/** A fault of Discord. Set it with {@link Faults}. */
public final class ApiFault {
  private final Play play;

  private ApiFault(Play play) {
    this.play = play;
  }

  /** Returns the response instead of the normal one; empty disconnects. */
  @FunctionalInterface
  private interface Play {
    Optional<HttpResponse> reply(Honest honest, CloseSignal closeSignal);
  }

  /** Performs the request. */
  @FunctionalInterface
  interface Honest {
    HttpResponse reply();
  }

  /** No fault. */
  static ApiFault none() {
    return new ApiFault((honest, closeSignal) -> Optional.of(honest.reply()));
  }

  /** Responds with 429 for this route without processing the request. */
  public static ApiFault rateLimited(Duration wait) {
    return new ApiFault((honest, closeSignal) -> Optional.of(limited(wait, "user")));
  }

  /** Responds with this status and a body that is not JSON, without processing the request. */
  public static ApiFault status(int status) {
    return new ApiFault(
        (honest, closeSignal) ->
            Optional.of(HttpResponse.text(status, "text/html", "<html>Oops</html>")));
  }

  /** Processes the request, then responds with this status and a body that is not JSON. */
  public static ApiFault doneThenStatus(int status) {
    return new ApiFault(
        (honest, closeSignal) -> {
          honest.reply();
          return Optional.of(HttpResponse.text(status, "text/html", "<html>Oops</html>"));
        });
  }

  /** Processes the request after a delay. */
  public static ApiFault delay(Duration span) {
    return new ApiFault(
        (honest, closeSignal) ->
            closeSignal.pause(span) ? Optional.of(honest.reply()) : Optional.empty());
  }

  /** Processes the request immediately, and responds after a delay. */
  public static ApiFault slowAnswer(Duration span) {
    return new ApiFault(
        (honest, closeSignal) -> {
          HttpResponse response = honest.reply();
          return closeSignal.pause(span) ? Optional.of(response) : Optional.empty();
        });
  }

  /** Disconnects without processing the request. */
  public static ApiFault cut() {
    return new ApiFault((honest, closeSignal) -> Optional.empty());
  }

  /** Processes the request, then disconnects before the response. */
  public static ApiFault doneAndCut() {
    return new ApiFault(
        (honest, closeSignal) -> {
          honest.reply();
          return Optional.empty();
        });
  }

  /**
   * Returns the response to a rate-limited request.
   *
   * @param scope {@code user}, {@code global} or {@code shared}
   */
  static HttpResponse limited(Duration wait, String scope) {
    double seconds = Math.max(1, wait.toMillis()) / 1000.0;
    ObjectNode body = Json.object().put("message", "You are being rate limited.");
    body.put("retry_after", seconds).put("global", scope.equals("global"));
    HttpResponse response =
        HttpResponse.json(429, body)
            .with(
                Map.of(
                    "Retry-After",
                    Long.toString((long) Math.ceil(seconds)),
                    "X-RateLimit-Scope",
                    scope));
    return scope.equals("global") ? response.with(Map.of("X-RateLimit-Global", "true")) : response;
  }

  Optional<HttpResponse> reply(Honest honest, CloseSignal closeSignal) {
    return play.reply(honest, closeSignal);
  }
}
