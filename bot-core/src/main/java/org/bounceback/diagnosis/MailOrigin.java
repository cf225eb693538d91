package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;

/**
 * Where a message came from and which servers handled it. Keeps three facts apart: whether our
 * server sent it, who wrote the report, and who rejected it.
 *
 * @param sentByUs whether our server sent the message; empty if unknown
 * @param sendingIp the IP address of the rejected connection; never the client of an authenticated
 *     hop
 * @param sendingHost its name
 * @param clientIp the customer's own IP address, if the rejection is about it
 * @param theirIp the IP address of a server after the one that accepted the message from us, if the
 *     rejection is about it
 * @param sender the envelope sender of the returned message
 * @param generatedBy who wrote the report
 * @param decidedBy who rejected the message; unknown if no server did, as after a timeout
 * @param direction the direction of the message
 * @param forwarded whether our server received it from another server and forwarded it
 */
public record MailOrigin(
    Optional<Boolean> sentByUs,
    Optional<Ip> sendingIp,
    Optional<String> sendingHost,
    Optional<Ip> clientIp,
    Optional<Ip> theirIp,
    Optional<MailAddress> sender,
    MailParty generatedBy,
    MailParty decidedBy,
    Direction direction,
    boolean forwarded) {

  /** Returns the origin of a message of which nothing but the sender is known. */
  static MailOrigin ofSender(Optional<MailAddress> sender) {
    return new MailOrigin(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sender,
        MailParty.UNKNOWN,
        MailParty.UNKNOWN,
        Direction.UNKNOWN,
        false);
  }
}
