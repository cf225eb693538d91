package org.bounceback.sandbox.slack.delivery;

import java.time.Duration;

/** How a request is signed: well, or in one of the ways an app has to refuse. */
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

  /** How far from now the timestamp is. */
  Duration skew() {
    return skew;
  }

  /** Whether the app's own secret is used. */
  boolean good() {
    return secret;
  }
}
