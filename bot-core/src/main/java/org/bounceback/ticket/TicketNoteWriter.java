package org.bounceback.ticket;

import org.bounceback.cases.TicketRef;

/** A ticket system to which we can add notes. The rules of {@link TicketDesk} apply. */
public interface TicketNoteWriter {

  /**
   * Adds a note that agents of the ticket system see and customers do not.
   *
   * @throws DeskException if it is not known to be added; it may be added nevertheless
   * @throws InterruptedException if the calling thread is interrupted; likewise
   */
  void add(TicketRef ticket, TicketNote ticketNote) throws DeskException, InterruptedException;
}
