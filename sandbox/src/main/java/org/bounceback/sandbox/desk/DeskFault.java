package org.bounceback.sandbox.desk;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.HttpResponse;

/** One way for a desk to go wrong. Set it with {@link DeskFaults}. */
public final class DeskFault {
  private final boolean onlyForOpening;
  private final Play play;

  private DeskFault(boolean onlyForOpening, Play play) {
    this.onlyForOpening = onlyForOpening;
    this.play = play;
  }

  /** The answer in the place of the honest one; empty cuts the connection. */
  @FunctionalInterface
  private interface Play {
    Optional<HttpResponse> answer(Honest honest, CloseSignal closeSignal);
  }

  /** Does what was asked and has the answer for it. */
  @FunctionalInterface
  interface Honest {
    HttpResponse answer();
  }

  /** No fault: what was asked is done and answered. */
  public static DeskFault none() {
    return new DeskFault(false, (honest, closeSignal) -> Optional.of(honest.answer()));
  }

  /** Does nothing and answers with this status, such as 500 or 429. */
  public static DeskFault status(int status) {
    return status(status, Map.of());
  }

  /** Does nothing, answers 503, and asks the client to come back after whole seconds. */
  public static DeskFault unavailable(Duration retryAfter) {
    return status(503, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  /** Does nothing, answers 429, and asks the client to come back after whole seconds. */
  public static DeskFault tooMany(Duration retryAfter) {
    return status(429, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  /** Waits, then does what was asked. */
  public static DeskFault delay(Duration span) {
    return new DeskFault(
        false,
        (honest, closeSignal) ->
            closeSignal.pause(span) ? Optional.of(honest.answer()) : Optional.empty());
  }

  /** Does nothing and cuts the connection. */
  public static DeskFault cut() {
    return new DeskFault(false, (honest, closeSignal) -> Optional.empty());
  }

  /**
   * Opens the ticket, then cuts the connection before the client hears of it. Of requests that open
   * one alone.
   */
  public static DeskFault openAndCut() {
    return new DeskFault(
        true,
        (honest, closeSignal) -> {
          honest.answer();
          return Optional.empty();
        });
  }

  /**
   * Opens the ticket, then answers with the right status and this body. Of requests that open one
   * alone.
   */
  public static DeskFault openAndSay(String body) {
    return new DeskFault(
        true,
        (honest, closeSignal) -> Optional.of(HttpResponse.json(honest.answer().status(), body)));
  }

  boolean isFor(boolean opens) {
    return !onlyForOpening || opens;
  }

  Optional<HttpResponse> answer(Honest honest, CloseSignal closeSignal) {
    return play.answer(honest, closeSignal);
  }

  private static DeskFault status(int status, Map<String, String> headers) {
    return new DeskFault(
        false,
        (honest, closeSignal) ->
            Optional.of(HttpResponse.json(status, "{\"error\":\"sandbox\"}").with(headers)));
  }
}
