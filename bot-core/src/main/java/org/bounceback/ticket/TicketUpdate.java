package org.bounceback.ticket;

import java.util.List;
import java.util.Optional;
import org.bounceback.cases.TicketStatus;

/**
 * How a ticket stands at the desk.
 *
 * @param status in our words
 * @param ticketComments what was said in it since the last reading, oldest first; what opened it is
 *     none
 * @param cursor where the next reading begins; empty while nothing was said
 */
public record TicketUpdate(
    TicketStatus status, List<TicketComment> ticketComments, Optional<String> cursor) {
  public TicketUpdate {
    ticketComments = List.copyOf(ticketComments);
  }

  /**
   * Something said in a ticket.
   *
   * @param id the desk's own name for it
   * @param author as the desk shows them
   * @param text plain
   * @param open whether the customer sees it too
   * @param own whether it was written in our name
   */
  public record TicketComment(String id, String author, String text, boolean open, boolean own) {

    /** Whether people in the chat should hear of it: it is meant for the customer, and not ours. */
    public boolean isNews() {
      return open && !own && !TicketNote.isOurs(text);
    }
  }
}
