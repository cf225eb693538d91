package org.bounceback.sandbox.smtp;

import java.time.Duration;

/**
 * How slowly a server speaks.
 *
 * @param beforeLine the pause before each line of a reply, as of a tarpit; zero for none
 * @param betweenBytes the pause after each byte; zero sends whole lines at once
 */
record ReplyDelay(Duration beforeLine, Duration betweenBytes) {

  /** No pause at all. */
  static final ReplyDelay BRISK = new ReplyDelay(Duration.ZERO, Duration.ZERO);
}
