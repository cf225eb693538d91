package org.bounceback.ticket.desk.local;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.TicketNoteWriter;
import org.bounceback.ticket.TicketReader;
import org.bounceback.ticket.TicketUpdate;

/**
 * The built-in ticket system: tickets 1, 2, 3… in our own store. Its agents use {@link
 * LocalTickets}.
 */
public final class LocalDesk implements TicketDesk, TicketNoteWriter, TicketReader {
  private static final String BY_EXTERNAL_ID =
      "select number from local_tickets where external_id = ?";

  private final Database database;
  private final LocalTickets tickets;
  private final Clock clock;

  /** Stores tickets in {@code database}. */
  public LocalDesk(Database database, Clock clock) {
    this.database = database;
    this.tickets = new LocalTickets(database, clock);
    this.clock = clock;
  }

  /** Returns the ticket system with all its capabilities. */
  public Desk whole() {
    return new Desk(DeskId.LOCAL, this, Optional.of(this), Optional.of(this), Optional.empty());
  }

  @Override
  public Optional<TicketRef> find(NewTicket wanted, ExternalId id) throws DeskException {
    try {
      return database.inTransaction(tx -> find(tx, wanted));
    } catch (StoreException failed) {
      throw down(failed);
    }
  }

  @Override
  public TicketRef open(NewTicket newTicket, ExternalId id) throws DeskException {
    try {
      return database.inTransaction(
          tx -> {
            if (find(tx, newTicket).isEmpty()) {
              insert(tx, newTicket);
            }
            return find(tx, newTicket).orElseThrow();
          });
    } catch (StoreException failed) {
      throw down(failed);
    }
  }

  @Override
  public void add(TicketRef ticket, TicketNote ticketNote) throws DeskException {
    try {
      if (!tickets.note(number(ticket), ticketNote)) {
        throw gone(ticket);
      }
    } catch (StoreException failed) {
      throw down(failed);
    }
  }

  @Override
  public TicketUpdate read(TicketRef ticket, Optional<String> after) throws DeskException {
    int seen = after.map(Integer::valueOf).orElse(0);
    try {
      LocalTicket found = tickets.find(number(ticket)).orElseThrow(() -> gone(ticket));
      List<TicketUpdate.TicketComment> ticketComments =
          found.remarks().stream()
              .filter(remark -> remark.number() > seen)
              .map(LocalDesk::remark)
              .toList();
      int last =
          ticketComments.stream()
              .mapToInt(remark -> Integer.parseInt(remark.id()))
              .reduce(seen, Math::max);
      return new TicketUpdate(
          found.status(),
          ticketComments,
          last == 0 ? Optional.empty() : Optional.of(Integer.toString(last)));
    } catch (StoreException failed) {
      throw down(failed);
    }
  }

  private static TicketUpdate.TicketComment remark(LocalTicket.Remark said) {
    return new TicketUpdate.TicketComment(
        Integer.toString(said.number()), said.author(), said.text(), said.open(), said.own());
  }

  private static long number(TicketRef ticket) {
    return Long.parseLong(ticket.id());
  }

  private static DeskException gone(TicketRef ticket) {
    return new DeskException(
        DeskException.DeskErrorKind.NOT_FOUND,
        "there is no ticket " + ticket.number() + " any more");
  }

  private static DeskException down(StoreException failed) {
    return new DeskException(DeskException.DeskErrorKind.DOWN, "the desk's store failed", failed);
  }

  private static Optional<TicketRef> find(Transaction tx, NewTicket newTicket) {
    return tx.findRow(BY_EXTERNAL_ID, newTicket.caseId().text())
        .map(resultRow -> Long.toString(resultRow.number("number")))
        .map(number -> new TicketRef(number, number, Optional.empty()));
  }

  private void insert(Transaction tx, NewTicket newTicket) {
    tx.update("update local_ticket_numbers set last = last + 1");
    tx.update(
        "insert into local_tickets (number, external_id, submission_key, requester, subject,"
            + " summary, diagnosis, message_name, message_bytes, incomplete, mail_copy, opened)"
            + " select last, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
            + " from local_ticket_numbers where true on conflict (external_id) do nothing",
        newTicket.caseId().text(),
        newTicket.key(),
        newTicket.requester(),
        newTicket.subject(),
        newTicket.summary(),
        newTicket.diagnosis(),
        newTicket.message().map(StoredMail::name),
        newTicket.message().map(StoredMail::bytes),
        newTicket.incomplete(),
        newTicket.mailDisclosure().name(),
        clock.instant());
  }
}
