package org.bounceback.ticket;

import org.bounceback.cases.TicketRef;

/**
 * Where people work on tickets and let us add to them. The rules are those of {@link TicketDesk}.
 */
public interface TicketNoteWriter {

  /**
   * Adds a note that the desk's people see and its customers do not.
   *
   * @throws DeskException when it is not known to be there; it may be all the same
   * @throws InterruptedException when the calling thread is interrupted; likewise
   */
  void add(TicketRef ticket, TicketNote ticketNote) throws DeskException, InterruptedException;
}
