package org.bounceback.slack;

/**
 * Signals that an event must not be acknowledged, so that Slack sends it again. It is an exception,
 * because Slack's framework acknowledges every event whose handler returns a status other than 200.
 */
final class Unacknowledged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unacknowledged() {
    super("Slack should send the event again", null, false, false);
  }
}
