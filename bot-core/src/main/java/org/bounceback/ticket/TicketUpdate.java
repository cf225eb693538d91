package org.bounceback.ticket;

import java.util.List;
import java.util.Optional;
import org.bounceback.cases.TicketStatus;

/**
 * A ticket's state in the ticket system.
 *
 * @param status the status in our terms
 * @param ticketComments messages since the last reading, oldest first, without the initial one
 * @param cursor where the next reading starts; empty without messages
 */
public record TicketUpdate(
    TicketStatus status, List<TicketComment> ticketComments, Optional<String> cursor) {
  public TicketUpdate {
    ticketComments = List.copyOf(ticketComments);
  }

  /**
   * A message in a ticket.
   *
   * @param id the ticket system's id
   * @param author the author's name in the ticket system
   * @param text plain text
   * @param open whether the customer sees it
   * @param own whether we wrote it
   */
  public record TicketComment(String id, String author, String text, boolean open, boolean own) {

    /** Whether the chat should be notified: it is for the customer, and not ours. */
    public boolean notifiesChat() {
      return open && !own && !TicketNote.isOurs(text);
    }
  }
}
