package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.TicketRef;

/**
 * Where people work on tickets.
 *
 * <p>Implementations are safe for concurrent use, bound the time they take, and never retry: the
 * caller owns repetition.
 */
public interface TicketDesk {

  /**
   * Looks for the ticket of that name; asked before every {@link #open}. What bears the name is
   * taken for ours only where the desk's own facts agree, such as who created it and where.
   *
   * @param wanted what it would be opened with
   * @return empty when there is none, and always where the desk cannot look for it
   * @throws DeskException when the desk gave no usable answer
   * @throws InterruptedException when the calling thread is interrupted
   */
  Optional<TicketRef> find(NewTicket wanted, ExternalId id)
      throws DeskException, InterruptedException;

  /**
   * Opens a ticket. Where the desk cannot look for tickets, it knows the name again and answers
   * with the ticket it has.
   *
   * @throws DeskException when it is not known to be open; it may be all the same
   * @throws InterruptedException when the calling thread is interrupted; likewise
   */
  TicketRef open(NewTicket newTicket, ExternalId id) throws DeskException, InterruptedException;

  /**
   * Whether the requester gets to see what a ticket is opened with. Then it is opened with a
   * neutral sentence, and what was found follows as an internal note.
   */
  default boolean showsOpeningToRequester() {
    return false;
  }
}
