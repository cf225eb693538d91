package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.TicketRef;

/** A ticket system whose tickets we can read. The rules of {@link TicketDesk} apply. */
public interface TicketReader {

  /**
   * Returns a ticket's status and the messages since the last reading.
   *
   * @param after the {@link TicketUpdate#cursor} of that reading; empty reads from the beginning
   * @throws DeskException if there was no usable response; {@link
   *     DeskException.DeskErrorKind#NOT_FOUND} if the ticket was deleted
   * @throws InterruptedException if the calling thread is interrupted
   */
  TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException;
}
