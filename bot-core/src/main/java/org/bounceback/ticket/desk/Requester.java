package org.bounceback.ticket.desk;

import org.bounceback.address.MailAddress;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.NewTicket;

/** Determines who gets the ticket system's reply. */
public final class Requester {

  private Requester() {}

  /** Returns the requester's address, for systems that require one. */
  public static String address(NewTicket newTicket) throws DeskException {
    return MailAddress.parse(newTicket.requester())
        .map(MailAddress::toString)
        .orElseThrow(
            () ->
                new DeskException(
                    DeskErrorKind.INVALID,
                    "this desk answers mail addresses alone; give one as the requester"));
  }
}
