package org.bounceback.intake;

import org.bounceback.cases.CaseId;
import org.bounceback.cases.ConversationUnavailableException;

/** Receives notifications about cases from e-mail, at least once each, even after a crash. */
public interface MailCaseListener {

  /** Ignores all notifications; the cases exist nevertheless. */
  MailCaseListener UNTOLD =
      new MailCaseListener() {
        @Override
        public void caseOpened(CaseId id) {}

        @Override
        public void rejected(String name, String sender, String why) {}
      };

  /**
   * Called for a case from e-mail.
   *
   * @throws ConversationUnavailableException if it could not be posted; it is called again later
   * @throws InterruptedException when the program stops; it is called again after the next start
   */
  void caseOpened(CaseId id) throws ConversationUnavailableException, InterruptedException;

  /**
   * Called for a rejected message whose sender may expect a response.
   *
   * @param name the id of the notification, the same for every attempt
   * @param sender the sender of the message
   * @param why the reason for the operator
   * @throws ConversationUnavailableException if it could not be posted; it is called again later
   * @throws InterruptedException when the program stops; it is called again after the next start
   */
  void rejected(String name, String sender, String why)
      throws ConversationUnavailableException, InterruptedException;
}
