package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.DeskId;

/**
 * A ticket system and its capabilities.
 *
 * @param name its id, which tickets store
 * @param tickets opens tickets
 * @param notes adds notes; empty if that is impossible
 * @param reader reads tickets; empty if that is impossible
 * @param check checks the setup; empty if there is nothing to check
 */
public record Desk(
    DeskId name,
    TicketDesk tickets,
    Optional<TicketNoteWriter> notes,
    Optional<TicketReader> reader,
    Optional<DeskSelfTest> check) {

  /** Creates a ticket system that can only open tickets. */
  public static Desk openingOnly(DeskId name, TicketDesk tickets) {
    return new Desk(name, tickets, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Creates a ticket system that can open tickets and check its setup. */
  public static <D extends TicketDesk & DeskSelfTest> Desk checked(DeskId name, D desk) {
    return new Desk(name, desk, Optional.empty(), Optional.empty(), Optional.of(desk));
  }

  /** Creates a ticket system with all capabilities. */
  public static <D extends TicketDesk & TicketNoteWriter & TicketReader & DeskSelfTest>
      Desk withAllCapabilities(DeskId name, D desk) {
    return new Desk(name, desk, Optional.of(desk), Optional.of(desk), Optional.of(desk));
  }
}
