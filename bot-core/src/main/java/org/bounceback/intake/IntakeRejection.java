package org.bounceback.intake;

import java.util.Optional;
import org.bounceback.address.MailAddress;

/**
 * Why a mail is not taken.
 *
 * @param why in the operator's words
 * @param known who passed it on and waits for an answer in the chat; empty where nobody does, such
 *     as for strangers
 */
record IntakeRejection(String why, Optional<MailAddress> known) {

  /** Of a mail whose sender hears nothing of it. */
  static IntakeRejection untold(String why) {
    return new IntakeRejection(why, Optional.empty());
  }
}
