package org.bounceback.net;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;

/**
 * The script of a dialogue. Without an envelope, only EHLO, STARTTLS and QUIT are sent.
 *
 * @param ehlo the EHLO name to send
 * @param server the host name of the server, for its certificate
 * @param from the local address to connect from; empty to let the system choose
 * @param envelope the envelope to send, if the operator enabled that
 */
public record SmtpScript(
    Domain ehlo, Domain server, Optional<Ip> from, Optional<Envelope> envelope) {

  /**
   * A sender and a recipient.
   *
   * @param sender empty for the null reverse-path {@code <>}
   */
  public record Envelope(Optional<MailAddress> sender, MailAddress recipient) {

    /** Returns whether both addresses are ASCII, so that every server supports them. */
    boolean isAscii() {
      String both = sender.map(MailAddress::localPart).orElse("") + recipient.localPart();
      return both.chars().allMatch(c -> c < 128);
    }
  }
}
