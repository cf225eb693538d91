package org.bounceback.sandbox.desk;

/** A request that the ticket system refuses. */
final class DeskRefusal extends Exception {
  private final int status;
  private final String reason;

  /** Creates a refusal with an HTTP status and a reason for the client's log. */
  DeskRefusal(int status, String reason) {
    super(status + " " + reason);
    this.status = status;
    this.reason = reason;
  }

  int status() {
    return status;
  }

  String reason() {
    return reason;
  }
}
