package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.TicketRef;

/** Where people work on tickets and let us read them. The rules are those of {@link TicketDesk}. */
public interface TicketReader {

  /**
   * How a ticket stands, and what was said in it since the last reading.
   *
   * @param after the {@link TicketUpdate#cursor} of that reading; empty reads from the beginning
   * @throws DeskException when the desk gave no usable answer; {@link
   *     DeskException.DeskErrorKind#NOT_FOUND} when the ticket is gone
   * @throws InterruptedException when the calling thread is interrupted
   */
  TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException;
}
