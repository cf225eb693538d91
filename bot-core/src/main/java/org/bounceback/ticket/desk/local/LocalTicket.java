package org.bounceback.ticket.desk.local;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.TicketStatus;

/**
 * A ticket of the built-in ticket system, without its files.
 *
 * @param opened empty for tickets of older versions
 * @param file the name of the bounced e-mail; empty for a check
 * @param remarks later messages, oldest first; not loaded for lists
 */
public record LocalTicket(
    long number,
    CaseId about,
    String requester,
    String subject,
    String summary,
    boolean incomplete,
    TicketStatus status,
    Optional<Instant> opened,
    Optional<String> file,
    List<Remark> remarks) {
  /** The maximum length of a reply. */
  public static final int MAX = 20_000;

  public LocalTicket {
    remarks = List.copyOf(remarks);
  }

  /**
   * A message in a ticket.
   *
   * @param number its number in the ticket, starting at 1
   * @param open whether it is a reply rather than an internal note; the chat is notified of replies
   * @param own whether it came from the chat
   * @param file the name of an attached e-mail
   */
  public record Remark(
      int number,
      boolean open,
      boolean own,
      String author,
      String text,
      Instant said,
      Optional<String> file) {}
}
