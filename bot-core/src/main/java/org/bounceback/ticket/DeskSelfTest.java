package org.bounceback.ticket;

import java.util.List;

/** Says what would keep a desk from taking tickets. The rules are those of {@link TicketDesk}. */
public interface DeskSelfTest {

  /**
   * Looks at the credentials, the rights, and whether the mail goes through as it is; opens no
   * ticket.
   *
   * @throws InterruptedException when the calling thread is interrupted
   */
  List<DeskCheckResult> examine() throws InterruptedException;

  /**
   * One thing that was looked at.
   *
   * @param words what was seen, and what to do about it where it is wrong
   */
  record DeskCheckResult(boolean well, String words) {

    /** Something that works. */
    public static DeskCheckResult well(String words) {
      return new DeskCheckResult(true, words);
    }

    /** Something that does not. */
    public static DeskCheckResult wrong(String words) {
      return new DeskCheckResult(false, words);
    }
  }
}
