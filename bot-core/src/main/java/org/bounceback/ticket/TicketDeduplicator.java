package org.bounceback.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.StoredMail;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;

/**
 * Finds the unsolved ticket of another case in the same workspace that a case should share. An
 * uploaded e-mail proves nothing, so none of these rules relies only on it:
 *
 * <ul>
 *   <li>an agent chose the ticket for this case;
 *   <li>the submission contains the ticket's number, the same party submitted both, our own
 *       server's log has the e-mail ({@link OriginProof}), and its author's domain is that of the
 *       ticket and not a freemail domain ({@link FreemailDomains});
 *   <li>the same user or two agents submitted the same bytes for the same requester;
 *   <li>they submitted another report of the same message for the same requester, and every
 *       recipient that failed here failed there.
 * </ul>
 *
 * <p>The last two rules need the Message-ID of the returned message. A log line or a rejection that
 * many customers get does not prove that two cases are about one message. The same party is the
 * same user on the platform, or the same requester if agents entered both. The first submission
 * gets the ticket: of several at once, one opens it and the others wait for it.
 */
final class TicketDeduplicator {
  /** The time window if it is unknown whether the ticket is still being worked on. */
  private static final Duration WINDOW = Duration.ofDays(1);

  /** The time window while the ticket system says that it is. */
  private static final Duration LONG_WINDOW = Duration.ofDays(30);

  private static final String UNSOLVED =
      " coalesce(c.ticket_status, '') not in ('SOLVED', 'GONE', 'ELSEWHERE')"
          + " and c.workspace = (select workspace from cases where id = ?) and c.id <> ?";

  private static final String CHOSEN =
      "select c.id as id from cases c where c.state = ? and c.ticket_desk = ?"
          + " and (lower(c.ticket_number) = ? or c.ticket_url = ?) and"
          + UNSOLVED
          + "%s order by c.opened, c.id limit 1";

  private static final String SAME_SENDER =
      " and exists (select 1 from case_marks m join case_marks n on n.mark = m.mark"
          + " where m.kind = ? and m.case_id = c.id and n.kind = m.kind and n.case_id = ?)";

  private static final String SAME_PERSON = "c.person = (select person from cases where id = ?)";

  private static final String BY_AGENT =
      "exists (select 1 from submissions a where a.case_id = c.id and a.by_agent%s)";

  /** No submission of the other case has another requester. */
  private static final String SAME_REQUESTER =
      " and not exists (select 1 from submissions a where a.case_id = c.id"
          + " and lower(a.requester) <> lower(?))";

  /** The same bytes of an e-mail that returns a message with a Message-ID. */
  private static final String SAME_BYTES =
      " and exists (select 1 from case_marks n where n.kind = ? and n.case_id = ?)"
          + " and c.id in (select m.case_id from mails m"
          + " where m.sha256 = (select sha256 from mails where case_id = ?))";

  private static final String SAME_MESSAGE =
      " and c.id in (select m.case_id from case_marks m join case_marks n on n.mark = m.mark"
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
          + "%s order by s.submitted, c.id limit 1";

  private final FreemailDomains freemail = FreemailDomains.load();
  private final Database database;
  private final CaseRepository caseRepository;
  private final DeskId desk;
  private final TicketNoteRepository ticketNoteRepository;
  private final Outbox outbox;

  TicketDeduplicator(
      Database database,
      CaseRepository caseRepository,
      DeskId desk,
      TicketNoteRepository ticketNoteRepository,
      Outbox outbox) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.desk = desk;
    this.ticketNoteRepository = ticketNoteRepository;
    this.outbox = outbox;
  }

  /** The case whose ticket is shared. */
  record First(Case filed, JoinReason reason) {}

  /** A part of a query's condition with its arguments. */
  private record Condition(String sql, List<Object> arguments) {
    static final Condition NONE = new Condition("", List.of());

    static Condition of(String sql, Object... arguments) {
      return new Condition(sql, List.of(arguments));
    }

    Condition and(Condition other) {
      return new Condition(
          sql + other.sql, Stream.concat(arguments.stream(), other.arguments.stream()).toList());
    }
  }

  /** Returns the case whose ticket {@code id} should share; empty if it gets its own. */
  Optional<First> first(CaseId id, TicketRequest ticketRequest) throws StoreException {
    Optional<First> byName = chosen(id, ticketRequest);
    if (byName.isEmpty()) {
      byName = named(id, ticketRequest);
    }
    if (byName.isPresent()) {
      return byName;
    }
    Optional<Instant> submitted =
        database
            .query(
                "select submitted from submissions where case_id = ? order by submitted limit 1",
                id.text())
            .stream()
            .findFirst()
            .map(resultRow -> resultRow.instant("submitted"));
    if (submitted.isEmpty()) {
      return Optional.empty();
    }
    Condition forSameRequester =
        oneOf(
                ticketRequest.byAgent()
                    ? samePerson(id).and(Condition.of(" or " + BY_AGENT.formatted("")))
                    : samePerson(id))
            .and(Condition.of(SAME_REQUESTER, ticketRequest.requester().strip()));
    Optional<First> same =
        earlier(
            id,
            submitted.get(),
            JoinReason.SAME_BYTES,
            forSameRequester.and(
                Condition.of(SAME_BYTES, CaseFingerprints.MAIL, id.text(), id.text())));
    return same.isPresent()
        ? same
        : earlier(
            id,
            submitted.get(),
            JoinReason.SAME_MESSAGE,
            forSameRequester.and(
                Condition.of(
                    SAME_MESSAGE,
                    CaseFingerprints.MAIL,
                    id.text(),
                    id.text(),
                    CaseFingerprints.MAIL)));
  }

  private static Condition samePerson(CaseId id) {
    return Condition.of(SAME_PERSON, id.text());
  }

  private static Condition sameParty(CaseId id, TicketRequest ticketRequest) {
    String requester = ticketRequest.requester().strip().toLowerCase(Locale.ROOT);
    return oneOf(
        ticketRequest.byAgent()
            ? samePerson(id)
                .and(
                    Condition.of(
                        " or " + BY_AGENT.formatted(" and lower(a.requester) = ?"), requester))
            : samePerson(id));
  }

  private static Condition oneOf(Condition alternatives) {
    return new Condition(" and (" + alternatives.sql() + ")", alternatives.arguments());
  }

  /** Adds a note to the ticket of {@code first} about the new submission. */
  void addNote(Transaction tx, First first, NewTicket again) {
    String words =
        first.reason().text()
            + ", as case "
            + again.caseId()
            + ".\nSubject: "
            + again.subject()
            + "\n\n"
            + again.summary()
            + again.message().map(TicketDeduplicator::described).orElse("");
    var ticketNote = new TicketNote("joined-" + again.caseId().text(), again.requester(), words);
    boolean mailGoesAlong =
        first.reason() != JoinReason.SAME_BYTES && again.mailDisclosure() == MailDisclosure.WHOLE;
    Optional<CaseId> mailOf = mailGoesAlong ? Optional.of(again.caseId()) : Optional.empty();
    if (ticketNoteRepository.add(tx, first.filed().id(), ticketNote, mailOf)) {
      outbox.put(tx, EscalationService.ADD_NOTE, ticketNote.key(), ticketNote.key());
    }
  }

  private static String described(StoredMail mail) {
    return "\n\nThe e-mail: %s, SHA-256 %s".formatted(mail.name(), mail.sha256());
  }

  private Optional<First> chosen(CaseId id, TicketRequest ticketRequest) throws StoreException {
    Optional<String> ticket = ticketRequest.joinTicket().filter(chosen -> ticketRequest.byAgent());
    return ticket.isEmpty()
        ? Optional.empty()
        : at(JoinReason.CHOSEN, id, ticket.get().toLowerCase(Locale.ROOT), "", Condition.NONE);
  }

  private Optional<First> named(CaseId id, TicketRequest ticketRequest) throws StoreException {
    Optional<MailAddress> author =
        caseRepository.find(id).flatMap(filed -> OriginProof.author(filed.findings()));
    if (author.isEmpty() || freemail.contains(author.get().domain())) {
      return Optional.empty();
    }
    Condition ours =
        sameParty(id, ticketRequest)
            .and(Condition.of(SAME_SENDER, CaseFingerprints.SENDER, id.text()));
    var tickets = TicketMentions.in(ticketRequest.subject() + "\n" + ticketRequest.note());
    for (String address : tickets.addresses()) {
      Optional<First> found = at(JoinReason.NAMED, id, "", address, ours);
      if (found.isPresent()) {
        return found;
      }
    }
    for (String number : tickets.numbers()) {
      Optional<First> found = at(JoinReason.NAMED, id, number, "", ours);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<First> at(
      JoinReason why, CaseId id, String number, String address, Condition more)
      throws StoreException {
    Condition place =
        Condition.of(
            "", CaseState.SENT.name(), desk.toString(), number, address, id.text(), id.text());
    return first(why, CHOSEN.formatted(more.sql()), place.and(more));
  }

  private Optional<First> earlier(CaseId id, Instant submitted, JoinReason why, Condition same)
      throws StoreException {
    Condition place =
        Condition.of(
            "",
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
            submitted.minus(LONG_WINDOW));
    return first(why, EARLIER.formatted(same.sql()), place.and(same));
  }

  private Optional<First> first(JoinReason why, String query, Condition condition)
      throws StoreException {
    Optional<ResultRow> found =
        database.query(query, condition.arguments().toArray()).stream().findFirst();
    return found.isEmpty()
        ? Optional.empty()
        : caseRepository
            .find(new CaseId(found.get().text("id")))
            .map(filed -> new First(filed, why));
  }
}
