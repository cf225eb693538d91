package org.bounceback.intake;

import java.util.Optional;
import org.bounceback.address.MailAddress;

/**
 * Why a mail is not taken.
 *
 * @param why in the operator's words
 * @param known who passed it on and waits for an answer in the chat; empty for strangers
 */
record Refusal(String why, Optional<MailAddress> known) {

  static Refusal ofStranger(String why) {
    return new Refusal(why, Optional.empty());
  }
}
