package org.bounceback.authentication;

import java.time.Clock;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;

/**
 * Evaluates SPF (RFC 7208) within its limits: ten terms that need a DNS lookup, two lookups without
 * a result. Safe for concurrent use. A check blocks its caller until the deadline at most.
 */
public final class SpfCheck {
  private final Dns dns;
  private final Clock clock;

  /**
   * Creates a check that uses {@code dns}.
   *
   * @param clock the time for the explanation of a domain
   */
  public SpfCheck(Dns dns, Clock clock) {
    this.dns = dns;
    this.clock = clock;
  }

  /** Returns whether {@code ip} may send for {@code domain}. */
  public SpfResult check(Ip ip, Domain domain, Deadline deadline) {
    return check(SpfQuestion.about(ip, domain), deadline).result();
  }

  /** Evaluates whether a server may send for a sender, with details. */
  public SpfOutcome check(SpfQuestion question, Deadline deadline) {
    return new SpfEvaluation(question, new SpfLookups(dns, question.ip(), deadline), clock)
        .evaluate();
  }
}
