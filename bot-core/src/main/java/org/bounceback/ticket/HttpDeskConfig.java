package org.bounceback.ticket;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A desk that takes tickets over HTTP.
 *
 * @param url where tickets are posted to, http or https
 * @param token sent as a bearer token (RFC 6750); empty for a desk that wants none
 * @param timeout how long to wait for the whole answer
 */
public record HttpDeskConfig(URI url, Optional<String> token, Duration timeout) {
  public HttpDeskConfig {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    check(web && url.getHost() != null, "desk.url is no http or https address; give a whole one");
    check(!timeout.isNegative() && !timeout.isZero(), "desk.timeout must be longer than PT0S");
  }

  /** Without the token, and without what else may be secret in the address. */
  @Override
  public String toString() {
    return "desk at " + url.getHost() + ", timeout " + timeout;
  }

  private static void check(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
