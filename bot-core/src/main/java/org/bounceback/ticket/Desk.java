package org.bounceback.ticket;

import java.util.Optional;

/**
 * A desk with what can be done there besides opening tickets.
 *
 * @param tickets opens them
 * @param notes adds to them; empty where that is impossible
 * @param news reads them; empty where that is impossible
 * @param check looks whether all is well; empty where there is nothing to look at
 */
public record Desk(
    TicketDesk tickets,
    Optional<TicketNotes> notes,
    Optional<TicketNews> news,
    Optional<DeskCheck> check) {

  /** One that opens tickets and does nothing else for us. */
  public static Desk opening(TicketDesk tickets) {
    return new Desk(tickets, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** One that opens tickets and can be looked at. */
  public static <D extends TicketDesk & DeskCheck> Desk checked(D desk) {
    return new Desk(desk, Optional.empty(), Optional.empty(), Optional.of(desk));
  }

  /** One that does everything. */
  public static <D extends TicketDesk & TicketNotes & TicketNews & DeskCheck> Desk whole(D desk) {
    return new Desk(desk, Optional.of(desk), Optional.of(desk), Optional.of(desk));
  }
}
