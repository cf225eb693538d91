package org.bounceback.intake;

import org.bounceback.casebook.CaseId;

/**
 * The conversation's side of mails that become cases. Told at least once of each, also after a
 * crash.
 */
@FunctionalInterface
public interface Arrivals {

  /** Nobody is told; the cases are there all the same. */
  Arrivals UNTOLD = id -> {};

  /**
   * A case came by mail.
   *
   * @throws NotTold when it could not be passed on; it will be told again
   * @throws InterruptedException when the program stops; it will be told at its next start
   */
  void arrived(CaseId id) throws NotTold, InterruptedException;

  /** The conversation could not be reached. */
  final class NotTold extends Exception {

    /** For a reason in the operator's words. */
    public NotTold(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
