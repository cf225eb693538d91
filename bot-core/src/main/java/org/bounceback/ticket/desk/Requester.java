package org.bounceback.ticket.desk;

import org.bounceback.address.MailAddress;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.DeskFailed.Kind;
import org.bounceback.ticket.Ticket;

/** Whom the desk answers. */
final class Requester {

  private Requester() {}

  /** The requester's address, at desks that open no ticket without one. */
  static String address(Ticket ticket) throws DeskFailed {
    return MailAddress.parse(ticket.requester())
        .map(MailAddress::toString)
        .orElseThrow(
            () ->
                new DeskFailed(
                    Kind.INVALID,
                    "this desk answers mail addresses alone; give one as the requester"));
  }
}
