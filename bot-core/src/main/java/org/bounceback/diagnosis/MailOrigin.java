package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;

/**
 * Where the mail came from and who had a say. Three facts that are never mixed: whether our server
 * sent it, who wrote the report, who refused.
 *
 * @param sentByUs whether our server sent the mail; empty when it cannot be known
 * @param sendingIp the address that made the refused connection; never the client of an
 *     authenticated hop
 * @param sendingHost its name
 * @param clientIp the customer's own line, where the refusal is about that
 * @param theirIp the address of a server behind the one that took the mail from us, where the
 *     refusal is about that
 * @param sender the envelope sender of the mail that came back
 * @param generatedBy who wrote the report
 * @param decidedBy who refused; unknown where nobody did, as after a time-out
 * @param direction which way the mail went
 * @param forwarded whether our server had it from elsewhere and passed it on
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
    boolean forwarded) {}
