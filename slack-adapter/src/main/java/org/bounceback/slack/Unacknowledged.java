package org.bounceback.slack;

/**
 * An event must not be acknowledged, so that Slack sends it again. Thrown, because Slack's
 * framework acknowledges every event whose handler returns anything but status 200.
 */
final class Unacknowledged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unacknowledged() {
    super("the event is to be sent again", null, false, false);
  }
}
