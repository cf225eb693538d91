package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.HttpResponse;

/** A fault of Slack. Set it with {@link Faults}. */
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

  /** Responds with 429 and {@code Retry-After} in whole seconds, without processing the request. */
  public static ApiFault rateLimited(Duration wait) {
    return new ApiFault((honest, closeSignal) -> Optional.of(limited(wait)));
  }

  /** Responds with this status and a body that is not JSON, without processing the request. */
  public static ApiFault status(int status) {
    return new ApiFault(
        (honest, closeSignal) ->
            Optional.of(HttpResponse.text(status, "text/html", "<html>Oops</html>")));
  }

  /** Responds with 200 and this error code, without processing the request. */
  public static ApiFault error(String code) {
    return new ApiFault((honest, closeSignal) -> Optional.of(refused(code)));
  }

  /** Processes the request after a delay. */
  public static ApiFault delay(Duration span) {
    return new ApiFault(
        (honest, closeSignal) ->
            closeSignal.pause(span) ? Optional.of(honest.reply()) : Optional.empty());
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

  static HttpResponse limited(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    HttpResponse body = refused("ratelimited");
    return new HttpResponse(
        429,
        Map.of("Retry-After", Long.toString(seconds), "Content-Type", "application/json"),
        body.body());
  }

  private static HttpResponse refused(String code) {
    ObjectNode body = Call.object().put("ok", false).put("error", code);
    return HttpResponse.json(200, body);
  }

  Optional<HttpResponse> reply(Honest honest, CloseSignal closeSignal) {
    return play.reply(honest, closeSignal);
  }
}
