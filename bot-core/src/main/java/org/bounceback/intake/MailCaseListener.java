package org.bounceback.intake;

import org.bounceback.cases.CaseId;

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
   * @throws MailCaseNotificationException when it could not be passed on; it will be told again
   * @throws InterruptedException when the program stops; it will be told at its next start
   */
  void arrived(CaseId id) throws MailCaseNotificationException, InterruptedException;

  /**
   * A mail was not taken, and the one who passed it on may wait for an answer.
   *
   * @param name of what is told, the same at every try
   * @param sender who passed it on
   * @param why in the operator's words
   * @throws MailCaseNotificationException when it could not be passed on; it will be told again
   * @throws InterruptedException when the program stops; it will be told at its next start
   */
  void turnedAway(String name, String sender, String why)
      throws MailCaseNotificationException, InterruptedException;

  /** The conversation could not be reached. */
  final class MailCaseNotificationException extends Exception {

    /** For a reason in the operator's words. */
    public MailCaseNotificationException(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
