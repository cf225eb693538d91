package org.bounceback.ticket.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bounceback.casebook.DeskId;
import org.bounceback.casebook.StoredMail;
import org.bounceback.casebook.TicketRef;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.Note;
import org.bounceback.ticket.Progress;
import org.bounceback.ticket.Ticket;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.ticket.TicketNews;
import org.bounceback.ticket.TicketNotes;

/**
 * The desk for those who have none: tickets 1, 2, 3… in our own store. Its people work with {@link
 * LocalTickets}.
 */
public final class LocalDesk implements TicketDesk, TicketNotes, TicketNews {
  private static final String BY_EXTERNAL_ID =
      "select number from local_tickets where external_id = ?";

  private final Database database;
  private final LocalTickets tickets;
  private final Clock clock;

  /** A desk whose tickets are kept in {@code database}. */
  public LocalDesk(Database database, Clock clock) {
    this.database = database;
    this.tickets = new LocalTickets(database, clock);
    this.clock = clock;
  }

  /** The desk with all that it can do. */
  public Desk whole() {
    return new Desk(DeskId.LOCAL, this, Optional.of(this), Optional.of(this), Optional.empty());
  }

  @Override
  public Optional<TicketRef> find(Ticket wanted, ExternalId id) throws DeskFailed {
    try {
      return database.inTransaction(tx -> find(tx, wanted));
    } catch (StoreException failed) {
      throw down(failed);
    }
  }

  @Override
  public TicketRef open(Ticket ticket, ExternalId id) throws DeskFailed {
    try {
      return database.inTransaction(
          tx -> {
            if (find(tx, ticket).isEmpty()) {
              insert(tx, ticket);
            }
            return find(tx, ticket).orElseThrow();
          });
    } catch (StoreException failed) {
      throw down(failed);
    }
  }

  @Override
  public void add(TicketRef ticket, Note note) throws DeskFailed {
    try {
      if (!tickets.note(number(ticket), note)) {
        throw gone(ticket);
      }
    } catch (StoreException failed) {
      throw down(failed);
    }
  }

  @Override
  public Progress read(TicketRef ticket, Optional<String> after) throws DeskFailed {
    int seen = after.map(Integer::valueOf).orElse(0);
    try {
      LocalTicket found = tickets.find(number(ticket)).orElseThrow(() -> gone(ticket));
      List<Progress.Remark> remarks =
          found.remarks().stream()
              .filter(each -> each.number() > seen)
              .map(LocalDesk::remark)
              .toList();
      int last =
          remarks.stream().mapToInt(each -> Integer.parseInt(each.id())).reduce(seen, Math::max);
      return new Progress(
          found.status(),
          remarks,
          last == 0 ? Optional.empty() : Optional.of(Integer.toString(last)));
    } catch (StoreException failed) {
      throw down(failed);
    }
  }

  private static Progress.Remark remark(LocalTicket.Remark said) {
    return new Progress.Remark(
        Integer.toString(said.number()), said.author(), said.words(), said.open(), said.own());
  }

  private static long number(TicketRef ticket) {
    return Long.parseLong(ticket.id());
  }

  private static DeskFailed gone(TicketRef ticket) {
    return new DeskFailed(
        DeskFailed.Kind.NOT_FOUND, "there is no ticket " + ticket.number() + " any more");
  }

  private static DeskFailed down(StoreException failed) {
    return new DeskFailed(DeskFailed.Kind.DOWN, "the desk's store failed", failed);
  }

  private static Optional<TicketRef> find(Transaction tx, Ticket ticket) {
    return tx.findRow(BY_EXTERNAL_ID, ticket.caseId().text())
        .map(resultRow -> Long.toString(resultRow.number("number")))
        .map(number -> new TicketRef(number, number, Optional.empty()));
  }

  private void insert(Transaction tx, Ticket ticket) {
    tx.update("update local_ticket_numbers set last = last + 1");
    tx.update(
        "insert into local_tickets (number, external_id, submission_key, requester, subject,"
            + " summary, diagnosis, message_name, message_bytes, incomplete, mail_copy, opened)"
            + " select last, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
            + " from local_ticket_numbers where true on conflict (external_id) do nothing",
        ticket.caseId().text(),
        ticket.key(),
        ticket.requester(),
        ticket.subject(),
        ticket.summary(),
        ticket.diagnosis(),
        ticket.message().map(StoredMail::name),
        ticket.message().map(StoredMail::bytes),
        ticket.incomplete(),
        ticket.copy().name(),
        clock.instant());
  }
}
