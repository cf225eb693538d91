package org.bounceback.authentication;

import java.time.Clock;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/**
 * Evaluates SPF (RFC 7208) within its limits: ten terms that ask the DNS, two look-ups that find
 * nothing. Safe for concurrent use; a check blocks its caller until the deadline at the latest.
 */
public final class SpfCheck {
  private final Dns dns;
  private final Clock clock;

  /**
   * A check that asks {@code dns}.
   *
   * @param clock the time that a domain's words for a failure may tell
   */
  public SpfCheck(Dns dns, Clock clock) {
    this.dns = dns;
    this.clock = clock;
  }

  /** Whether {@code ip} may send for {@code domain}. */
  public SpfResult check(Ip ip, Domain domain, Deadline deadline) {
    return check(SpfQuestion.about(ip, domain), deadline).result();
  }

  /** Whether a server may send for a sender, and what was found on the way. */
  public SpfOutcome check(SpfQuestion question, Deadline deadline) {
    return new SpfEvaluation(question, new SpfLookups(dns, question.ip(), deadline), clock)
        .answer();
  }
}
