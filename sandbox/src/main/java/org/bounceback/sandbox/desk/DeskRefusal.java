package org.bounceback.sandbox.desk;

/** The desk does not do what was asked. */
final class DeskRefusal extends Exception {
  private final int status;
  private final String reason;

  /** Refuses with an HTTP status and the reason, for the person who reads the client's log. */
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
