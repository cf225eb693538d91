package org.bounceback.sandbox.panel;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A fault of a panel.
 *
 * @param span the delay before the response
 * @param status replaces the normal status
 * @param body replaces the normal body
 * @param cutAfter the number of bytes sent before the connection is closed
 */
public record PanelFault(
    Duration span, OptionalInt status, Optional<String> body, OptionalInt cutAfter) {

  /** No fault: the normal response. */
  public static PanelFault none() {
    return new PanelFault(
        Duration.ZERO, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
  }

  /** The normal response after a delay. */
  public static PanelFault slow(Duration span) {
    return new PanelFault(span, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
  }

  /** Only this status. */
  public static PanelFault status(int status) {
    return new PanelFault(
        Duration.ZERO, OptionalInt.of(status), Optional.of(""), OptionalInt.empty());
  }

  /** Another body instead of the response. */
  public static PanelFault body(String body) {
    return new PanelFault(
        Duration.ZERO, OptionalInt.empty(), Optional.of(body), OptionalInt.empty());
  }

  /** The beginning of the response, then the connection is closed. */
  public static PanelFault cut(int after) {
    return new PanelFault(
        Duration.ZERO, OptionalInt.empty(), Optional.empty(), OptionalInt.of(after));
  }

  /** A meaningless response of this many bytes. */
  public static PanelFault huge(int bytes) {
    return body("{\"data\":\"" + "x".repeat(bytes) + "\"}");
  }
}
