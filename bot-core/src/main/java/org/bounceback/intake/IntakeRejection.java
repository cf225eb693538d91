package org.bounceback.intake;

import java.util.Optional;
import org.bounceback.address.MailAddress;

/**
 * Why a message is rejected.
 *
 * @param reason the reason for the operator
 * @param notifiedSender the sender, who is notified in the chat; empty if no one is notified, as
 *     for unknown senders
 */
record IntakeRejection(String reason, Optional<MailAddress> notifiedSender) {

  /** Creates a rejection without a notification. */
  static IntakeRejection withoutNotice(String why) {
    return new IntakeRejection(why, Optional.empty());
  }
}
