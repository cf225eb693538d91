package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.recipient.MailboxProvider;
import org.bounceback.recipient.RecipientReport;

/**
 * All that is known of one recipient's refusal before it is judged.
 *
 * @param namesPrivateList whether the refusal names a list that is no public one
 * @param fromIsHosted whether we host the domain that the mail's From: names, where it names one
 * @param mailboxProvider who keeps the list or runs the servers that refused, if it is a large one
 * @param names what the lists of domains say of the names in the mail, if they were asked
 * @param recipientMail where the recipient's domain has its mail
 * @param senderDns who runs the name servers of the sender's domain
 * @param messageAuthentication what its receiver saw of the mail, if that was looked at
 * @param side what the recipient's servers do now, if they were asked
 * @param own what our own servers say of it, as far as they were asked
 */
record RecipientEvidence(
    BouncedMessage bounce,
    Recipient recipient,
    MailOrigin mailOrigin,
    boolean forged,
    RelevantListing relevantListing,
    boolean namesPrivateList,
    boolean senderIsHosted,
    Optional<Boolean> fromIsHosted,
    Optional<MailboxProvider> mailboxProvider,
    Optional<BlocklistReport> blacklists,
    List<DomainListing> names,
    HostingLocation recipientMail,
    HostingLocation senderDns,
    Optional<MessageAuthentication> messageAuthentication,
    Optional<RecipientReport> side,
    ServerFindings own) {

  /** The same, after the recipient's servers, the sender's records and our side were asked. */
  RecipientEvidence with(
      Optional<RecipientReport> asked,
      Optional<MessageAuthentication> seen,
      ServerFindings ownSide) {
    return new RecipientEvidence(
        bounce,
        recipient,
        mailOrigin,
        forged,
        relevantListing,
        namesPrivateList,
        senderIsHosted,
        fromIsHosted,
        mailboxProvider,
        blacklists,
        names,
        recipientMail,
        senderDns,
        seen,
        asked,
        ownSide);
  }
}
