package org.bounceback.ticket;

import java.util.List;

/**
 * Checks what could prevent a ticket system from accepting tickets. The rules of {@link TicketDesk}
 * apply.
 */
public interface DeskSelfTest {

  /**
   * Checks the credentials, the permissions, and whether the e-mail can be sent unchanged; opens no
   * ticket.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  List<DeskCheckResult> check() throws InterruptedException;

  /**
   * One result.
   *
   * @param message what was found, and how to fix it if it is wrong
   */
  record DeskCheckResult(boolean well, String message) {

    /** Creates a result for something that works. */
    public static DeskCheckResult well(String words) {
      return new DeskCheckResult(true, words);
    }

    /** Creates a result for something that does not work. */
    public static DeskCheckResult wrong(String words) {
      return new DeskCheckResult(false, words);
    }
  }
}
