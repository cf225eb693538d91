package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.HttpResponse;

/** One way for Slack to go wrong. Set it with {@link Faults}. */
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

  /** Nothing done, 429 with {@code Retry-After} in whole seconds. */
  public static ApiFault rateLimited(Duration wait) {
    return new ApiFault((honest, closeSignal) -> Optional.of(limited(wait)));
  }

  /** Nothing done, this status with a body that is no JSON. */
  public static ApiFault status(int status) {
    return new ApiFault(
        (honest, closeSignal) ->
            Optional.of(HttpResponse.text(status, "text/html", "<html>Oops</html>")));
  }

  /** Nothing done, 200 with this error code. */
  public static ApiFault error(String code) {
    return new ApiFault((honest, closeSignal) -> Optional.of(refused(code)));
  }

  /** The honest answer, later. */
  public static ApiFault delay(Duration span) {
    return new ApiFault(
        (honest, closeSignal) ->
            closeSignal.pause(span) ? Optional.of(honest.reply()) : Optional.empty());
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
