package org.bounceback.net;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;

/**
 * How far to go with a mail server. Without an envelope nothing past EHLO, STARTTLS and QUIT is
 * said.
 *
 * @param ehlo the name that we give
 * @param server the name that the server goes by, for its certificate
 * @param from the local address to connect from; empty for whichever the system takes
 * @param envelope whose mail to pretend to have, where the operator opted in
 */
public record SmtpScript(
    Domain ehlo, Domain server, Optional<Ip> from, Optional<Envelope> envelope) {

  /**
   * A sender and a recipient.
   *
   * @param sender empty for the null reverse-path {@code <>}
   */
  public record Envelope(Optional<MailAddress> sender, MailAddress recipient) {

    /** Whether every server can read both addresses. */
    boolean isAscii() {
      String both = sender.map(MailAddress::localPart).orElse("") + recipient.localPart();
      return both.chars().allMatch(c -> c < 128);
    }
  }
}
