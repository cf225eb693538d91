package org.bounceback.ticket.desk.local;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketStatus;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.desk.local.LocalTicket.Remark;

/**
 * The built-in ticket system for its agents. Safe for concurrent use; changes are stored when a
 * method returns.
 */
public final class LocalTickets {
  private static final String WITHOUT_FILES =
      "select number, external_id, requester, subject, summary, incomplete, status, opened,"
          + " message_name from local_tickets ";

  private static final String UNDONE = "where status <> 'SOLVED' ";

  private final Database database;
  private final Clock clock;

  /** Reads the tickets in {@code database}. */
  public LocalTickets(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Returns the newest tickets, newest first, at most {@code max}, with or without closed ones. */
  public List<LocalTicket> newest(boolean withClosed, int max) throws StoreException {
    return database
        .query(WITHOUT_FILES + (withClosed ? "" : UNDONE) + "order by number desc limit ?", max)
        .stream()
        .map(resultRow -> read(resultRow, List.of()))
        .toList();
  }

  /** Returns a ticket with its messages. */
  public Optional<LocalTicket> find(long number) throws StoreException {
    return database.inTransaction(
        tx ->
            tx.findRow(WITHOUT_FILES + "where number = ?", number)
                .map(resultRow -> read(resultRow, remarks(tx, number))));
  }

  /** Returns the unchanged bounced e-mail. */
  public Optional<StoredMail> mail(long number) throws StoreException {
    return file("select message_name, message_bytes from local_tickets where number = ?", number);
  }

  /** Returns the e-mail attached to a message. */
  public Optional<StoredMail> mail(long number, int remark) throws StoreException {
    return file(
        "select file_name as message_name, file_bytes as message_bytes from local_remarks"
            + " where ticket = ? and number = ?",
        number,
        remark);
  }

  /**
   * Replies to a ticket; its user is notified. The status of a new or solved ticket becomes open.
   *
   * @param source identifies the reply, so that a duplicate is recognized
   * @return whether the ticket exists
   */
  public boolean answer(long number, String source, String author, String words)
      throws StoreException {
    return database.inTransaction(
        tx -> {
          boolean there = setStatus(tx, number, TicketStatus.OPEN);
          if (there) {
            add(tx, number, new Said("answer:" + source, true, false, author, words));
          }
          return there;
        });
  }

  /** Changes the status of a ticket; returns whether it exists. */
  public boolean setStatus(long number, TicketStatus status) throws StoreException {
    return database.inTransaction(tx -> setStatus(tx, number, status));
  }

  /** Adds a note from the chat; returns whether the ticket exists. */
  boolean note(long number, TicketNote ticketNote) throws StoreException {
    return database.inTransaction(
        tx -> {
          boolean there =
              tx.update(
                      "update local_tickets set changed = ? where number = ?",
                      clock.instant(),
                      number)
                  == 1;
          if (there) {
            String source = "note:" + ticketNote.key();
            add(tx, number, new Said(source, false, true, ticketNote.author(), ticketNote.text()));
            ticketNote.mail().ifPresent(mail -> attach(tx, number, source, mail));
          }
          return there;
        });
  }

  private static void attach(Transaction tx, long number, String source, StoredMail mail) {
    tx.update(
        "update local_remarks set file_name = ?, file_bytes = ? where ticket = ? and source = ?",
        mail.name(),
        mail.bytes(),
        number,
        source);
  }

  private record Said(String source, boolean open, boolean own, String author, String text) {}

  private void add(Transaction tx, long number, Said said) {
    tx.update(
        "insert into local_remarks (ticket, number, source, open, own, author, words, said)"
            + " select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? from local_remarks"
            + " where ticket = ? on conflict (ticket, source) do nothing",
        number,
        said.source(),
        said.open(),
        said.own(),
        said.author(),
        said.text(),
        clock.instant(),
        number);
  }

  /** Changes the status; the update locks the ticket until the transaction ends. */
  private boolean setStatus(Transaction tx, long number, TicketStatus status) {
    return tx.update(
            "update local_tickets set status = ?, changed = ? where number = ?",
            status.name(),
            clock.instant(),
            number)
        == 1;
  }

  private Optional<StoredMail> file(String query, Object... arguments) throws StoreException {
    return database.query(query, arguments).stream()
        .findFirst()
        .flatMap(
            resultRow ->
                resultRow
                    .findText("message_name")
                    .map(name -> new StoredMail(name, resultRow.bytes("message_bytes"))));
  }

  private static List<Remark> remarks(Transaction tx, long number) {
    return tx
        .query(
            "select number, open, own, author, words, said, file_name from local_remarks"
                + " where ticket = ? order by number",
            number)
        .stream()
        .map(
            resultRow ->
                new Remark(
                    Math.toIntExact(resultRow.number("number")),
                    resultRow.isTrue("open"),
                    resultRow.isTrue("own"),
                    resultRow.text("author"),
                    resultRow.text("words"),
                    resultRow.instant("said"),
                    resultRow.findText("file_name")))
        .toList();
  }

  private static LocalTicket read(ResultRow resultRow, List<Remark> remarks) {
    return new LocalTicket(
        resultRow.number("number"),
        new CaseId(resultRow.text("external_id")),
        resultRow.text("requester"),
        resultRow.text("subject"),
        resultRow.text("summary"),
        resultRow.isTrue("incomplete"),
        TicketStatus.valueOf(resultRow.text("status")),
        resultRow.findInstant("opened"),
        resultRow.findText("message_name"),
        remarks);
  }
}
