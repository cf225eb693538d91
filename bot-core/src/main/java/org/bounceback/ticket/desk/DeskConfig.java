package org.bounceback.ticket.desk;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a desk is reached over HTTP. What a component means at a desk stands with that desk.
 *
 * @param url where the desk is, http or https
 * @param user in whose name we write
 * @param token the secret that proves it
 * @param queue where tickets go, in the desk's own terms
 * @param field where the desk keeps our name of a ticket
 * @param mail how the mail goes along
 * @param timeout how long to wait for a whole answer
 */
public record DeskConfig(
    URI url,
    Optional<String> user,
    Optional<String> token,
    Optional<String> queue,
    Optional<String> field,
    MailAttachment.AttachmentFormat mail,
    Duration timeout) {
  public DeskConfig {
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    check(web && url.getHost() != null, "desk.url is no http or https address; give a whole one");
    check(!timeout.isNegative() && !timeout.isZero(), "desk.timeout must be longer than PT0S");
  }

  /** The generic desk, which needs no more. */
  public static DeskConfig of(URI url, Optional<String> token, Duration timeout) {
    return new DeskConfig(
        url,
        Optional.empty(),
        token,
        Optional.empty(),
        Optional.empty(),
        MailAttachment.AttachmentFormat.EML,
        timeout);
  }

  /** Without the token, and without what else may be secret in the address. */
  @Override
  public String toString() {
    return "desk at " + url.getHost() + ", timeout " + timeout;
  }

  /** The token, which this desk cannot do without. */
  public String needToken() {
    return token.orElseThrow(() -> new IllegalArgumentException("desk.token is missing"));
  }

  /** The queue, which this desk cannot do without. */
  public String needQueue(String meaning) {
    return queue.orElseThrow(
        () -> new IllegalArgumentException("desk.queue is missing; give " + meaning));
  }

  /** The user, which this desk cannot do without. */
  public String needUser(String meaning) {
    return user.orElseThrow(
        () -> new IllegalArgumentException("desk.user is missing; give " + meaning));
  }

  private static void check(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
