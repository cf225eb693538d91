package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.casebook.TicketRef;

/** Where people work on tickets and let us read them. The rules are those of {@link TicketDesk}. */
public interface TicketNews {

  /**
   * How a ticket stands, and what was said in it since the last reading.
   *
   * @param after the {@link Progress#cursor} of that reading; empty reads from the beginning
   * @throws DeskFailed when the desk gave no usable answer; {@link DeskFailed.Kind#NOT_FOUND} when
   *     the ticket is gone
   * @throws InterruptedException when the calling thread is interrupted
   */
  Progress read(TicketRef ticket, Optional<String> after) throws DeskFailed, InterruptedException;
}
