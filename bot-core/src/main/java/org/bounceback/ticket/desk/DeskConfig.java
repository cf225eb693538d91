package org.bounceback.ticket.desk;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Configures an HTTP connection to a ticket system. Each system defines the meaning of these
 * values.
 *
 * @param url its http or https URL
 * @param user the user name for our requests
 * @param token the secret of that user
 * @param queue the target of tickets, in the system's own terms
 * @param field the field that stores our id of a ticket
 * @param mail how the e-mail is attached
 * @param timeout the timeout of a whole response
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

  /** Creates a configuration for the generic HTTP contract, which needs no more. */
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

  /** Omits the token and other possible secrets in the URL. */
  @Override
  public String toString() {
    return "desk at " + url.getHost() + ", timeout " + timeout;
  }

  /** Returns the token, which this ticket system requires. */
  public String requireToken() {
    return token.orElseThrow(() -> new IllegalArgumentException("desk.token is missing"));
  }

  /** Returns the queue, which this ticket system requires. */
  public String requireQueue(String meaning) {
    return queue.orElseThrow(
        () -> new IllegalArgumentException("desk.queue is missing; give " + meaning));
  }

  /** Returns the user, which this ticket system requires. */
  public String requireUser(String meaning) {
    return user.orElseThrow(
        () -> new IllegalArgumentException("desk.user is missing; give " + meaning));
  }

  private static void check(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
