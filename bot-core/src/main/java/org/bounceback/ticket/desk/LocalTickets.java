package org.bounceback.ticket.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.StoredMail;
import org.bounceback.casebook.TicketStatus;
import org.bounceback.store.Database;
import org.bounceback.store.Row;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Transaction;
import org.bounceback.ticket.Note;
import org.bounceback.ticket.desk.LocalTicket.Remark;

/**
 * The local desk as the people see it who work there. Safe for concurrent use; what a method wrote
 * is on the disk when it returns.
 */
public final class LocalTickets {
  private static final String WITHOUT_FILES =
      "select number, external_id, requester, subject, summary, incomplete, status, opened,"
          + " message_name from local_tickets ";

  private static final String UNDONE = "where status <> 'SOLVED' ";

  private final Database database;
  private final Clock clock;

  /** The tickets kept in {@code database}. */
  public LocalTickets(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The newest tickets, newest first, at most {@code most}; those that are done too or not. */
  public List<LocalTicket> newest(boolean doneToo, int most) throws StoreFailed {
    return database
        .query(WITHOUT_FILES + (doneToo ? "" : UNDONE) + "order by number desc limit ?", most)
        .stream()
        .map(row -> read(row, List.of()))
        .toList();
  }

  /** The ticket of that number with what was said in it. */
  public Optional<LocalTicket> find(long number) throws StoreFailed {
    return database.inTransaction(
        tx ->
            tx.findRow(WITHOUT_FILES + "where number = ?", number)
                .map(row -> read(row, remarks(tx, number))));
  }

  /** The mail that came back, byte for byte. */
  public Optional<StoredMail> mail(long number) throws StoreFailed {
    return file("select message_name, message_bytes from local_tickets where number = ?", number);
  }

  /** The mail that came along with a remark. */
  public Optional<StoredMail> mail(long number, int remark) throws StoreFailed {
    return file(
        "select file_name as message_name, file_bytes as message_bytes from local_remarks"
            + " where ticket = ? and number = ?",
        number,
        remark);
  }

  /**
   * Answers a ticket; whoever opened it is told. A new or solved one is then being worked on.
   *
   * @param source names the answer: given twice, it is still one
   * @return whether there is such a ticket
   */
  public boolean answer(long number, String source, String author, String words)
      throws StoreFailed {
    return database.inTransaction(
        tx -> {
          boolean there = turn(tx, number, TicketStatus.OPEN);
          if (there) {
            add(tx, number, new Said("answer:" + source, true, false, author, words));
          }
          return there;
        });
  }

  /** Turns a ticket to that status; answers whether there is one. */
  public boolean turn(long number, TicketStatus status) throws StoreFailed {
    return database.inTransaction(tx -> turn(tx, number, status));
  }

  /** Adds what the chat has to say; answers whether there is such a ticket. */
  boolean note(long number, Note note) throws StoreFailed {
    return database.inTransaction(
        tx -> {
          boolean there =
              tx.update(
                      "update local_tickets set changed = ? where number = ?",
                      clock.instant(),
                      number)
                  == 1;
          if (there) {
            String source = "note:" + note.key();
            add(tx, number, new Said(source, false, true, note.author(), note.text()));
            note.mail().ifPresent(mail -> attach(tx, number, source, mail));
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

  private record Said(String source, boolean open, boolean own, String author, String words) {}

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
        said.words(),
        clock.instant(),
        number);
  }

  /** Whoever writes in a ticket holds it until the transaction ends. */
  private boolean turn(Transaction tx, long number, TicketStatus status) {
    return tx.update(
            "update local_tickets set status = ?, changed = ? where number = ?",
            status.name(),
            clock.instant(),
            number)
        == 1;
  }

  private Optional<StoredMail> file(String query, Object... arguments) throws StoreFailed {
    return database.query(query, arguments).stream()
        .findFirst()
        .flatMap(
            row ->
                row.findText("message_name")
                    .map(name -> new StoredMail(name, row.bytes("message_bytes"))));
  }

  private static List<Remark> remarks(Transaction tx, long number) {
    return tx
        .query(
            "select number, open, own, author, words, said, file_name from local_remarks"
                + " where ticket = ? order by number",
            number)
        .stream()
        .map(
            row ->
                new Remark(
                    Math.toIntExact(row.number("number")),
                    row.isTrue("open"),
                    row.isTrue("own"),
                    row.text("author"),
                    row.text("words"),
                    row.instant("said"),
                    row.findText("file_name")))
        .toList();
  }

  private static LocalTicket read(Row row, List<Remark> remarks) {
    return new LocalTicket(
        row.number("number"),
        new CaseId(row.text("external_id")),
        row.text("requester"),
        row.text("subject"),
        row.text("summary"),
        row.isTrue("incomplete"),
        TicketStatus.valueOf(row.text("status")),
        row.findInstant("opened"),
        row.findText("message_name"),
        remarks);
  }
}
