package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.mistyped.MistypedRecipient;
import org.bounceback.recipient.MailboxProvider;
import org.bounceback.recipient.RecipientReport;

/**
 * Everything known about one recipient's rejection before the verdict.
 *
 * @param mailFacts what is known about the message, each fact with its basis
 * @param mailOrigin the same facts as JSON and texts show them
 * @param namesPrivateList whether the rejection names a list that is not public
 * @param fromIsHosted whether we host the domain in the From header; empty if it has none
 * @param mailboxProvider the large provider that runs the list or the rejecting servers, if any
 * @param names the result for the domains in the message on domain blocklists, if checked
 * @param recipientMail where the mail of the recipient's domain is hosted
 * @param mistypedRecipient the address that was probably meant, if the recipient's domain looks
 *     mistyped
 * @param senderDns who runs the name servers of the sender's domain
 * @param messageAuthentication the authentication results as the receiver sees them, if checked
 * @param side what the recipient's servers do now, if checked
 * @param own what our own servers report, as far as they were checked
 * @param panelSetting the menu path of the setting that makes a server with a control panel write
 *     the text of the rejection
 * @param products the products that the text of the message names
 */
record RecipientEvidence(
    BouncedMessage bounce,
    Recipient recipient,
    MailFacts mailFacts,
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
    Optional<MistypedRecipient> mistypedRecipient,
    HostingLocation senderDns,
    Optional<MessageAuthentication> messageAuthentication,
    Optional<RecipientReport> side,
    ServerFindings own,
    Optional<String> panelSetting,
    Set<String> products) {

  /**
   * Returns this evidence with the results for the recipient's servers, the sender's records and
   * our servers.
   */
  RecipientEvidence with(
      Optional<RecipientReport> asked,
      Optional<MessageAuthentication> seen,
      ServerFindings ownSide) {
    return new RecipientEvidence(
        bounce,
        recipient,
        mailFacts,
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
        mistypedRecipient,
        senderDns,
        seen,
        asked,
        ownSide,
        panelSetting,
        products);
  }
}
