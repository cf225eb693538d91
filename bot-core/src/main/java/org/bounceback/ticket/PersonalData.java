package org.bounceback.ticket;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.casebook.Asker;
import org.bounceback.casebook.Audit;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseState;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.StoredMail;
import org.bounceback.store.Database;
import org.bounceback.store.Outbox;
import org.bounceback.store.Row;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Transaction;

/** What is kept that names a mail address. What a desk of others keeps is theirs to tell. */
public final class PersonalData {
  private final Database database;
  private final Casebook casebook;
  private final Outbox outbox;

  /** What is kept in {@code database}. */
  public PersonalData(Database database, Casebook casebook, Outbox outbox) {
    this.database = database;
    this.casebook = casebook;
    this.outbox = outbox;
  }

  /**
   * A case that names the address.
   *
   * @param mail as it was uploaded, if it is still kept
   */
  public record Held(Case found, Optional<StoredMail> mail) {}

  /**
   * What became of an erasure.
   *
   * @param erased the cases that are gone
   * @param onTheirWay those that stay because their ticket is about to be opened
   * @param ticketsElsewhere the numbers of their tickets at a desk of others, which stay there
   */
  public record Erasure(
      List<CaseId> erased, List<CaseId> onTheirWay, List<String> ticketsElsewhere) {}

  /** The cases that name {@code address} in their words or in their mail, oldest first. */
  public List<Held> naming(String address) throws StoreFailed {
    var held = new ArrayList<Held>();
    for (CaseId id : ids(new NamedAddress(address))) {
      Optional<Case> found = casebook.find(id);
      if (found.isPresent()) {
        held.add(new Held(found.get(), casebook.mail(id)));
      }
    }
    return held;
  }

  /**
   * Deletes those cases and all that hangs on them, the local desk's tickets too, and what people
   * brought that names the address. In the audit a mark takes its place; there it is also written
   * that this was done, and by whom.
   */
  public Erasure erase(MailAddress address, Asker by) throws StoreFailed {
    var named = new NamedAddress(address.toString());
    String mark = AddressMark.of(address).text();
    Set<CaseId> ids = ids(named);
    return database.inTransaction(
        tx -> {
          var erasure = new Erasure(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
          ids.forEach(id -> erase(tx, id, erasure));
          eraseWithoutCase(tx, named);
          mark(tx, named, mark);
          casebook.audit().record(tx, act(by, mark, Audit.Outcome.DONE, told(erasure)));
          return erasure;
        });
  }

  /** Writes down that somebody wished for that who may not. */
  public void refused(MailAddress address, Asker by) throws StoreFailed {
    String mark = AddressMark.of(address).text();
    casebook.audit().record(act(by, mark, Audit.Outcome.REFUSED, "no administrator"));
  }

  private static Audit.Act act(Asker by, String mark, Audit.Outcome outcome, String detail) {
    return new Audit.Act(by, "forget", mark, outcome, detail, Optional.empty());
  }

  private static String told(Erasure erasure) {
    return erasure.erased().size() + " cases erased, " + erasure.onTheirWay().size() + " left";
  }

  private void erase(Transaction tx, CaseId id, Erasure erasure) {
    Optional<Case> found = casebook.find(tx, id);
    if (found.filter(each -> each.state() == CaseState.ACCEPTED).isPresent()) {
      erasure.onTheirWay().add(id);
      return;
    }
    int local =
        tx.update("delete from local_tickets where external_id = ?", ExternalId.of(id).text());
    found
        .flatMap(Case::ticket)
        .filter(ticket -> local == 0)
        .ifPresent(ticket -> erasure.ticketsElsewhere().add(ticket.number()));
    outbox.drop(tx, id.text());
    tx.query("select note_key from notes where case_id = ?", id.text())
        .forEach(note -> outbox.drop(tx, note.text("note_key")));
    tx.update(
        "delete from undelivered where id = ? or payload = ? or payload in"
            + " (select note_key from notes where case_id = ?) or payload in"
            + " (select submission_key from submissions where case_id = ?)",
        id.text(),
        id.text(),
        id.text(),
        id.text());
    tx.update("delete from submissions where case_id = ?", id.text());
    tx.update("delete from local_remarks where source = ?", "note:joined-" + id.text());
    tx.update("delete from cases where id = ?", id.text());
    erasure.erased().add(id);
  }

  /** Tickets of the local desk outlive their cases; arrivals may have come to none. */
  private static void eraseWithoutCase(Transaction tx, NamedAddress named) {
    tx.update(
        "delete from local_tickets where "
            + named.in("requester", "subject", "summary", "diagnosis", "message_name")
            + " or number in (select ticket from local_remarks where "
            + named.in("author", "words", "file_name")
            + ")",
        named.patterns(8));
    for (Row row :
        tx.query(
            "select number, message_bytes as bytes from local_tickets"
                + " where message_bytes is not null union all"
                + " select ticket as number, file_bytes as bytes from local_remarks"
                + " where file_bytes is not null")) {
      if (named.isIn(row.bytes("bytes"))) {
        tx.update("delete from local_tickets where number = ?", row.number("number"));
      }
    }
    tx.update(
        "delete from inbox where " + named.in("words", "contact", "person", "files"),
        named.patterns(4));
    tx.update(
        "delete from undelivered where " + named.in("id", "payload", "why"), named.patterns(3));
  }

  private static void mark(Transaction tx, NamedAddress named, String mark) {
    String where = named.in("person", "target", "detail");
    for (Row row : tx.query("select * from audit where " + where, named.patterns(3))) {
      tx.update(
          "update audit set person = ?, target = ?, detail = ? where id = ?",
          named.replaced(row.text("person"), "erased"),
          named.replaced(row.text("target"), mark),
          named.replaced(row.text("detail"), mark),
          row.text("id"));
    }
  }

  private Set<CaseId> ids(NamedAddress named) throws StoreFailed {
    var ids = new LinkedHashSet<CaseId>();
    for (Row row : database.query(NamedAddress.CASES, named.patterns(NamedAddress.PLACES))) {
      ids.add(new CaseId(row.text("id")));
    }
    for (Row row : database.query("select case_id, bytes from mails")) {
      if (named.isIn(row.bytes("bytes"))) {
        ids.add(new CaseId(row.text("case_id")));
      }
    }
    return ids;
  }
}
