package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.HttpResponse;

/** One way for Discord to go wrong. Set it with {@link Faults}. */
public final class ApiFault {
  private final Play play;

  private ApiFault(Play play) {
    this.play = play;
  }

  /** The answer in the place of the honest one; empty cuts the connection. */
  @FunctionalInterface
  private interface Play {
    Optional<HttpResponse> reply(Honest honest, CloseSignal closeSignal);
  }

  /** Does what was asked. */
  @FunctionalInterface
  interface Honest {
    HttpResponse reply();
  }

  /** No fault. */
  static ApiFault none() {
    return new ApiFault((honest, closeSignal) -> Optional.of(honest.reply()));
  }

  /** Nothing done, 429 for this route alone. */
  public static ApiFault rateLimited(Duration wait) {
    return new ApiFault((honest, closeSignal) -> Optional.of(limited(wait, "user")));
  }

  /** Nothing done, 429 for every route. */
  public static ApiFault rateLimitedGlobally(Duration wait) {
    return new ApiFault((honest, closeSignal) -> Optional.of(limited(wait, "global")));
  }

  /** Nothing done, 429 because others have asked this of the same channel too often. */
  public static ApiFault rateLimitedByOthers(Duration wait) {
    return new ApiFault((honest, closeSignal) -> Optional.of(limited(wait, "shared")));
  }

  /** Nothing done, this status with a body that is no JSON. */
  public static ApiFault status(int status) {
    return new ApiFault(
        (honest, closeSignal) ->
            Optional.of(HttpResponse.text(status, "text/html", "<html>Oops</html>")));
  }

  /** All done, then this status with a body that is no JSON. */
  public static ApiFault doneThenStatus(int status) {
    return new ApiFault(
        (honest, closeSignal) -> {
          honest.reply();
          return Optional.of(HttpResponse.text(status, "text/html", "<html>Oops</html>"));
        });
  }

  /** The honest answer, later. */
  public static ApiFault delay(Duration span) {
    return new ApiFault(
        (honest, closeSignal) ->
            closeSignal.pause(span) ? Optional.of(honest.reply()) : Optional.empty());
  }

  /** All done at once, the answer later. */
  public static ApiFault slowAnswer(Duration span) {
    return new ApiFault(
        (honest, closeSignal) -> {
          HttpResponse response = honest.reply();
          return closeSignal.pause(span) ? Optional.of(response) : Optional.empty();
        });
  }

  /** Nothing done, connection cut. */
  public static ApiFault cut() {
    return new ApiFault((honest, closeSignal) -> Optional.empty());
  }

  /** All done, connection cut before the answer. */
  public static ApiFault doneAndCut() {
    return new ApiFault(
        (honest, closeSignal) -> {
          honest.reply();
          return Optional.empty();
        });
  }

  /**
   * The answer to one request too many.
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
