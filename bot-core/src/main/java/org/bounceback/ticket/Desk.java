package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.DeskId;

/**
 * A desk with what can be done there besides opening tickets.
 *
 * @param name which it is; tickets remember it
 * @param tickets opens them
 * @param notes adds to them; empty where that is impossible
 * @param news reads them; empty where that is impossible
 * @param check looks whether all is well; empty where there is nothing to look at
 */
public record Desk(
    DeskId name,
    TicketDesk tickets,
    Optional<TicketNoteWriter> notes,
    Optional<TicketReader> news,
    Optional<DeskSelfTest> check) {

  /** One that opens tickets and does nothing else for us. */
  public static Desk opening(DeskId name, TicketDesk tickets) {
    return new Desk(name, tickets, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** One that opens tickets and can be looked at. */
  public static <D extends TicketDesk & DeskSelfTest> Desk checked(DeskId name, D desk) {
    return new Desk(name, desk, Optional.empty(), Optional.empty(), Optional.of(desk));
  }

  /** One that does everything. */
  public static <D extends TicketDesk & TicketNoteWriter & TicketReader & DeskSelfTest> Desk whole(
      DeskId name, D desk) {
    return new Desk(name, desk, Optional.of(desk), Optional.of(desk), Optional.of(desk));
  }
}
