package org.bounceback.intake;

import org.bounceback.cases.CaseId;
import org.bounceback.cases.ConversationUnavailableException;

/**
 * The conversation's side of mails that become cases. Told at least once of each, also after a
 * crash.
 */
public interface MailCaseListener {

  /** Nobody is told; the cases are there all the same. */
  MailCaseListener UNTOLD =
      new MailCaseListener() {
        @Override
        public void arrived(CaseId id) {}

        @Override
        public void turnedAway(String name, String sender, String why) {}
      };

  /**
   * A case came by mail.
   *
   * @throws ConversationUnavailableException when it could not be posted; it is called again later
   * @throws InterruptedException when the program stops; it will be told at its next start
   */
  void arrived(CaseId id) throws ConversationUnavailableException, InterruptedException;

  /**
   * A mail was not taken, and the one who passed it on may wait for an answer.
   *
   * @param name of what is told, the same at every try
   * @param sender who passed it on
   * @param why in the operator's words
   * @throws ConversationUnavailableException when it could not be posted; it is called again later
   * @throws InterruptedException when the program stops; it will be told at its next start
   */
  void turnedAway(String name, String sender, String why)
      throws ConversationUnavailableException, InterruptedException;
}
