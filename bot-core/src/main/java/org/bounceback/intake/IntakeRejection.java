package org.bounceback.intake;

import java.util.Optional;
import org.bounceback.address.MailAddress;

/**
 * Why a message is rejected.
 *
 * @param why the reason for the operator
 * @param known the sender, who is notified in the chat; empty if no one is notified, as for unknown
 *     senders
 */
record IntakeRejection(String why, Optional<MailAddress> known) {

  /** Creates a rejection without a notification. */
  static IntakeRejection untold(String why) {
    return new IntakeRejection(why, Optional.empty());
  }
}
