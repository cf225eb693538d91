package org.bounceback.sandbox.panel;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A way for a panel to go wrong.
 *
 * @param span before anything is said
 * @param status in the place of the honest answer
 * @param body in the place of the honest answer
 * @param cutAfter how many bytes of the answer get through before the connection is cut
 */
public record PanelFault(
    Duration span, OptionalInt status, Optional<String> body, OptionalInt cutAfter) {

  /** None: the honest answer. */
  public static PanelFault none() {
    return new PanelFault(
        Duration.ZERO, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
  }

  /** The honest answer, late. */
  public static PanelFault slow(Duration span) {
    return new PanelFault(span, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
  }

  /** Nothing but this status. */
  public static PanelFault status(int status) {
    return new PanelFault(
        Duration.ZERO, OptionalInt.of(status), Optional.of(""), OptionalInt.empty());
  }

  /** Something else in the place of the answer. */
  public static PanelFault says(String body) {
    return new PanelFault(
        Duration.ZERO, OptionalInt.empty(), Optional.of(body), OptionalInt.empty());
  }

  /** The beginning of the answer, then the connection is cut. */
  public static PanelFault cut(int after) {
    return new PanelFault(
        Duration.ZERO, OptionalInt.empty(), Optional.empty(), OptionalInt.of(after));
  }

  /** An answer without end or sense, of this many bytes. */
  public static PanelFault huge(int bytes) {
    return says("{\"data\":\"" + "x".repeat(bytes) + "\"}");
  }
}
