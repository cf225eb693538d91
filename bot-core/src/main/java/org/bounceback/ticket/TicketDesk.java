package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.TicketRef;

/**
 * A ticket system.
 *
 * <p>Implementations are safe for concurrent use, have timeouts, and never retry: the caller is
 * responsible for retries.
 */
public interface TicketDesk {

  /**
   * Finds the ticket with that id; called before every {@link #open}. A ticket with the id is only
   * accepted as ours if the ticket system's own data agree, such as who created it and where.
   *
   * @param wanted the content it would be opened with
   * @return empty if there is none, and always if the ticket system cannot search
   * @throws DeskException if there was no usable response
   * @throws InterruptedException if the calling thread is interrupted
   */
  Optional<TicketRef> find(NewTicket wanted, ExternalId id)
      throws DeskException, InterruptedException;

  /**
   * Opens a ticket. If the ticket system cannot search for tickets, it recognizes the id and
   * returns the existing ticket.
   *
   * @throws DeskException if it is not known to be open; it may be open nevertheless
   * @throws InterruptedException if the calling thread is interrupted; likewise
   */
  TicketRef open(NewTicket newTicket, ExternalId id) throws DeskException, InterruptedException;

  /**
   * Whether the requester sees the initial content of a ticket. If so, it is opened with a neutral
   * sentence, and the findings follow in an internal note.
   */
  default boolean showsOpeningToRequester() {
    return false;
  }
}
