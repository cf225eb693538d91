package org.bounceback.ticket.desk.local;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.TicketStatus;

/**
 * A ticket of the local desk, without its files.
 *
 * @param opened empty of tickets from before that was kept
 * @param file the name of the mail that came back; empty for a look-up
 * @param remarks what was said since, oldest first; of a listed ticket none are read
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
  /** How many characters an answer may have. */
  public static final int MAX = 20_000;

  public LocalTicket {
    remarks = List.copyOf(remarks);
  }

  /**
   * Something said in a ticket.
   *
   * @param number counts within the ticket, from 1
   * @param open whether the customer's agent is told: an answer rather than a note
   * @param own whether it came from the chat
   * @param file the name of a mail that came along
   */
  public record Remark(
      int number,
      boolean open,
      boolean own,
      String author,
      String words,
      Instant said,
      Optional<String> file) {}
}
