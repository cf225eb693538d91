package org.bounceback.sandbox.smtp;

import java.time.Duration;

/**
 * Delays of a server's replies.
 *
 * @param beforeLine the pause before each line of a reply, as in a tarpit; zero for none
 * @param betweenBytes the pause after each byte; zero sends whole lines at once
 */
record ReplyDelay(Duration beforeLine, Duration betweenBytes) {

  /** No delay. */
  static final ReplyDelay NONE = new ReplyDelay(Duration.ZERO, Duration.ZERO);
}
