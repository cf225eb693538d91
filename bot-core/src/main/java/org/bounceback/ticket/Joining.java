package org.bounceback.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseState;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.DeskName;
import org.bounceback.casebook.StoredMail;
import org.bounceback.store.Database;
import org.bounceback.store.Outbox;
import org.bounceback.store.Row;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Transaction;

/**
 * Lets a case share the ticket of another one of the same workspace, while that is not solved: when
 * the submission names the ticket and the author's domain is the same; when both brought the same
 * bytes; or when every recipient that failed here failed there, of the same message of the same
 * author. What was submitted first has the ticket, so that of several at once one opens it and the
 * others wait for it.
 */
final class Joining {
  /** How long where nobody knows whether the ticket is still being worked on. */
  private static final Duration WINDOW = Duration.ofDays(1);

  /** How long while the desk says that it is. */
  private static final Duration LONG_WINDOW = Duration.ofDays(30);

  private static final String UNSOLVED =
      " coalesce(c.ticket_status, '') not in ('SOLVED', 'GONE', 'ELSEWHERE')"
          + " and c.workspace = (select workspace from cases where id = ?) and c.id <> ?";

  private static final String NAMED =
      "select c.id as id from cases c where c.state = ? and c.ticket_desk = ?"
          + " and (lower(c.ticket_number) = ? or c.ticket_url = ?)"
          + " and exists (select 1 from case_marks m join case_marks n on n.mark = m.mark"
          + " where m.kind = ? and m.case_id = c.id and n.kind = m.kind and n.case_id = ?)"
          + " and"
          + UNSOLVED
          + " order by c.opened, c.id limit 1";

  private static final String SAME_BYTES =
      "c.id in (select m.case_id from mails m"
          + " where m.sha256 = (select sha256 from mails where case_id = ?))";

  private static final String SAME_MESSAGE =
      "c.id in (select m.case_id from case_marks m join case_marks n on n.mark = m.mark"
          + " where m.kind = ? and n.kind = m.kind and n.case_id = ?)"
          + " and not exists (select 1 from case_marks n where n.case_id = ? and n.kind = ?"
          + " and n.mark not in (select m.mark from case_marks m"
          + " where m.case_id = c.id and m.kind = n.kind))";

  private static final String EARLIER =
      "select c.id as id from cases c join submissions s on s.case_id = c.id where"
          + UNSOLVED
          + " and (c.state = ? or (c.state = ? and c.ticket_desk = ?))"
          + " and (s.submitted < ? or (s.submitted = ? and (c.state = ? or c.id < ?)))"
          + " and (s.submitted >= ?"
          + " or (s.submitted >= ? and c.ticket_status in ('NEW', 'OPEN', 'PENDING')))"
          + " and %s order by s.submitted, c.id limit 1";

  private final Database database;
  private final Casebook casebook;
  private final DeskName desk;
  private final Notes notes;
  private final Outbox outbox;

  Joining(Database database, Casebook casebook, DeskName desk, Notes notes, Outbox outbox) {
    this.database = database;
    this.casebook = casebook;
    this.desk = desk;
    this.notes = notes;
    this.outbox = outbox;
  }

  /** Why a case belongs to a ticket; each says so to the desk's people. */
  enum Why {
    NAMED("This ticket was named when another e-mail of that sender's domain was brought"),
    SAME_BYTES("The same e-mail was brought again"),
    SAME_MESSAGE("The same message came back from the same recipient again");

    private final String words;

    Why(String words) {
      this.words = words;
    }
  }

  /** The case whose ticket is shared. */
  record First(Case filed, Why why) {}

  /** The case whose ticket {@code id} is to share; empty where it gets one of its own. */
  Optional<First> first(CaseId id, Submission submission) throws StoreFailed {
    Optional<First> named = named(id, submission);
    if (named.isPresent()) {
      return named;
    }
    Optional<Instant> submitted =
        database
            .query(
                "select submitted from submissions where case_id = ? order by submitted limit 1",
                id.text())
            .stream()
            .findFirst()
            .map(row -> row.instant("submitted"));
    if (submitted.isEmpty()) {
      return Optional.empty();
    }
    Optional<First> same = earlier(id, submitted.get(), Why.SAME_BYTES, SAME_BYTES, id.text());
    return same.isPresent()
        ? same
        : earlier(
            id,
            submitted.get(),
            Why.SAME_MESSAGE,
            SAME_MESSAGE,
            Marks.MAIL,
            id.text(),
            id.text(),
            Marks.MAIL);
  }

  /** Tells the desk, in a note on the ticket of {@code first}, what came with it this time. */
  void tell(Transaction tx, First first, Ticket again) {
    String words =
        first.why().words
            + ", as case "
            + again.caseId()
            + ".\nSubject: "
            + again.subject()
            + "\n\n"
            + again.summary()
            + again.message().map(Joining::described).orElse("");
    var note = new Note("joined-" + again.caseId().text(), again.requester(), words);
    Optional<CaseId> mailOf =
        first.why() == Why.SAME_BYTES ? Optional.empty() : Optional.of(again.caseId());
    if (notes.add(tx, first.filed().id(), note, mailOf)) {
      outbox.put(tx, Escalations.ADD_NOTE, note.key(), note.key());
    }
  }

  private static String described(StoredMail mail) {
    return "\n\nThe e-mail: %s, SHA-256 %s".formatted(mail.name(), mail.sha256());
  }

  private Optional<First> named(CaseId id, Submission submission) throws StoreFailed {
    var tickets = NamedTickets.in(submission.subject() + "\n" + submission.note());
    for (String address : tickets.addresses()) {
      Optional<First> found = named(id, "", address);
      if (found.isPresent()) {
        return found;
      }
    }
    for (String number : tickets.numbers()) {
      Optional<First> found = named(id, number, "");
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<First> named(CaseId id, String number, String address) throws StoreFailed {
    return first(
        Why.NAMED,
        NAMED,
        CaseState.SENT.name(),
        desk.toString(),
        number,
        address,
        Marks.SENDER,
        id.text(),
        id.text(),
        id.text());
  }

  private Optional<First> earlier(
      CaseId id, Instant submitted, Why why, String same, Object... arguments) throws StoreFailed {
    Object[] place = {
      id.text(),
      id.text(),
      CaseState.ACCEPTED.name(),
      CaseState.SENT.name(),
      desk.toString(),
      submitted,
      submitted,
      CaseState.SENT.name(),
      id.text(),
      submitted.minus(WINDOW),
      submitted.minus(LONG_WINDOW)
    };
    Object[] all = Stream.concat(Arrays.stream(place), Arrays.stream(arguments)).toArray();
    return first(why, EARLIER.formatted(same), all);
  }

  private Optional<First> first(Why why, String query, Object... arguments) throws StoreFailed {
    Optional<Row> found = database.query(query, arguments).stream().findFirst();
    return found.isEmpty()
        ? Optional.empty()
        : casebook.find(new CaseId(found.get().text("id"))).map(filed -> new First(filed, why));
  }
}
