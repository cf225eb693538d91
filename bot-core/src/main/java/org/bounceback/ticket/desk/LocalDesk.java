package org.bounceback.ticket.desk;

import java.util.List;
import java.util.Optional;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.StoredMail;
import org.bounceback.casebook.TicketRef;
import org.bounceback.store.Database;
import org.bounceback.store.Row;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Transaction;
import org.bounceback.ticket.Copy;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.Ticket;
import org.bounceback.ticket.TicketDesk;

/** The desk for those who have none: tickets 1, 2, 3… in our own store, to be read back. */
public final class LocalDesk implements TicketDesk {
  private static final String BY_EXTERNAL_ID =
      "select number from local_tickets where external_id = ?";

  private final Database database;

  /** A desk whose tickets are kept in {@code database}. */
  public LocalDesk(Database database) {
    this.database = database;
  }

  @Override
  public Optional<TicketRef> find(ExternalId id) throws DeskFailed {
    try {
      return database.inTransaction(tx -> find(tx, id));
    } catch (StoreFailed failed) {
      throw new DeskFailed(DeskFailed.Kind.DOWN, "the desk's store failed", failed);
    }
  }

  @Override
  public TicketRef open(Ticket ticket, ExternalId id) throws DeskFailed {
    try {
      return database.inTransaction(
          tx -> {
            insert(tx, ticket, id);
            return find(tx, id).orElseThrow();
          });
    } catch (StoreFailed failed) {
      throw new DeskFailed(DeskFailed.Kind.DOWN, "the desk's store failed", failed);
    }
  }

  /** All tickets by number. */
  public List<Ticket> tickets() throws StoreFailed {
    return database.query("select * from local_tickets order by number").stream()
        .map(LocalDesk::read)
        .toList();
  }

  private static Optional<TicketRef> find(Transaction tx, ExternalId id) {
    return tx.findRow(BY_EXTERNAL_ID, id.text())
        .map(row -> Long.toString(row.number("number")))
        .map(number -> new TicketRef(number, number, Optional.empty()));
  }

  private static void insert(Transaction tx, Ticket ticket, ExternalId id) {
    tx.update(
        "insert into local_tickets (number, external_id, submission_key, requester, subject,"
            + " summary, diagnosis, message_name, message_bytes, incomplete, mail_copy) select"
            + " coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from local_tickets where"
            + " true on conflict (external_id) do nothing",
        id.text(),
        ticket.key(),
        ticket.requester(),
        ticket.subject(),
        ticket.summary(),
        ticket.diagnosis(),
        ticket.message().map(StoredMail::name),
        ticket.message().map(StoredMail::bytes),
        ticket.incomplete(),
        ticket.copy().name());
  }

  private static Ticket read(Row row) {
    return new Ticket(
        row.text("submission_key"),
        new CaseId(row.text("external_id")),
        row.text("requester"),
        row.text("subject"),
        row.text("summary"),
        row.text("diagnosis"),
        row.findText("message_name").map(name -> new StoredMail(name, row.bytes("message_bytes"))),
        row.isTrue("incomplete"),
        Copy.valueOf(row.text("mail_copy")));
  }
}
