package org.bounceback.sandbox.desk;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.HttpResponse;

/** A fault of a ticket system. Set it with {@link DeskFaults}. */
public final class DeskFault {
  private final boolean onlyForOpening;
  private final Play play;

  private DeskFault(boolean onlyForOpening, Play play) {
    this.onlyForOpening = onlyForOpening;
    this.play = play;
  }

  /** Returns the response instead of the normal one; empty disconnects. */
  @FunctionalInterface
  private interface Play {
    Optional<HttpResponse> answer(Honest honest, CloseSignal closeSignal);
  }

  /** Performs the request and returns the normal response. */
  @FunctionalInterface
  interface Honest {
    HttpResponse answer();
  }

  /** No fault: the request is processed normally. */
  public static DeskFault none() {
    return new DeskFault(false, (honest, closeSignal) -> Optional.of(honest.answer()));
  }

  /** Responds with this status, such as 500 or 429, without processing the request. */
  public static DeskFault status(int status) {
    return status(status, Map.of());
  }

  /** Responds with 503 and Retry-After in whole seconds, without processing the request. */
  public static DeskFault unavailable(Duration retryAfter) {
    return status(503, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  /** Responds with 429 and Retry-After in whole seconds, without processing the request. */
  public static DeskFault tooMany(Duration retryAfter) {
    return status(429, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())));
  }

  /** Processes the request after a delay. */
  public static DeskFault delay(Duration span) {
    return new DeskFault(
        false,
        (honest, closeSignal) ->
            closeSignal.pause(span) ? Optional.of(honest.answer()) : Optional.empty());
  }

  /** Disconnects without processing the request. */
  public static DeskFault disconnect() {
    return new DeskFault(false, (honest, closeSignal) -> Optional.empty());
  }

  /**
   * Opens the ticket, then disconnects before the client gets a response. Applies only to requests
   * that open a ticket.
   */
  public static DeskFault openAndDisconnect() {
    return new DeskFault(
        true,
        (honest, closeSignal) -> {
          honest.answer();
          return Optional.empty();
        });
  }

  /**
   * Opens the ticket, then responds with the normal status and this body. Applies only to requests
   * that open a ticket.
   */
  public static DeskFault openAndRespond(String body) {
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
