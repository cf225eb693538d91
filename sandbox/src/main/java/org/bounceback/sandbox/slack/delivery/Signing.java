package org.bounceback.sandbox.slack.delivery;

import java.time.Duration;

/** How requests are signed: correctly, or in a way that an app must refuse. */
public enum Signing {
  GOOD(Duration.ZERO, true),
  WRONG(Duration.ZERO, false),
  STALE(Duration.ofSeconds(-301), true),
  FUTURE(Duration.ofSeconds(301), true);

  private final Duration skew;
  private final boolean secret;

  Signing(Duration skew, boolean secret) {
    this.skew = skew;
    this.secret = secret;
  }

  /** Returns the timestamp's offset from the current time. */
  Duration skew() {
    return skew;
  }

  /** Whether the app's own secret is used. */
  boolean good() {
    return secret;
  }
}
