package org.bounceback.ticket;

import java.util.List;

/** Says what would keep a desk from taking tickets. The rules are those of {@link TicketDesk}. */
public interface DeskCheck {

  /**
   * Looks at the credentials, the rights, and whether the mail goes through as it is; opens no
   * ticket.
   *
   * @throws InterruptedException when the calling thread is interrupted
   */
  List<Finding> examine() throws InterruptedException;

  /**
   * One thing that was looked at.
   *
   * @param words what was seen, and what to do about it where it is wrong
   */
  record Finding(boolean well, String words) {

    /** Something that works. */
    public static Finding well(String words) {
      return new Finding(true, words);
    }

    /** Something that does not. */
    public static Finding wrong(String words) {
      return new Finding(false, words);
    }
  }
}
