package org.bounceback.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseAssignee;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.Sha256;
import org.bounceback.store.Database;
import org.bounceback.store.ResultRow;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.store.outbox.OutboxTask;

/**
 * Accepts requests for tickets, so that none is lost and none opens two tickets. Safe for
 * concurrent use.
 *
 * <p>A request is accepted when it and its outbox entry are stored in one transaction. The handlers
 * of this class open the ticket later.
 */
public final class EscalationService {
  static final OutboxTask OPEN_TICKET = new OutboxTask("open-ticket");
  static final OutboxTask ADD_NOTE = new OutboxTask("add-note");
  private static final OutboxTask EXAMINE_CASE = new OutboxTask("examine-case");
  static final OutboxTask REFRESH_CARD = new OutboxTask("refresh-card", true);

  private final Database database;
  private final CaseRepository caseRepository;
  private final Outbox outbox;
  private final TicketRequestRepository ticketRequestRepository;
  private final TicketNoteRepository ticketNoteRepository;
  private final Clock clock;

  /** Accepts requests for cases of {@code casebook}, which is stored in {@code database}. */
  public EscalationService(
      Database database, CaseRepository caseRepository, Outbox outbox, Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.outbox = outbox;
    this.ticketRequestRepository = new TicketRequestRepository(clock);
    this.ticketNoteRepository = new TicketNoteRepository(clock);
    this.clock = clock;
  }

  /**
   * Accepts a request for the ticket of a stored case. A known key returns the case of its first
   * use. Another key for a case whose ticket is open or pending opens no ticket, but adds its note.
   *
   * @return empty if the case does not exist any more
   * @throws StoreException if the store failed; then nothing is accepted
   */
  public Optional<AcceptedRequest> submit(CaseId id, TicketRequest ticketRequest)
      throws StoreException {
    return database.inTransaction(
        tx ->
            known(tx, ticketRequest)
                .or(
                    () ->
                        caseRepository
                            .find(tx, id)
                            .map(found -> accept(tx, found, ticketRequest, OPEN_TICKET))));
  }

  /**
   * Stores a case and accepts a request for its ticket in one step. A known key returns the case of
   * its first use, and nothing is stored.
   *
   * @throws StoreException if the store failed; then nothing is stored or accepted
   */
  public AcceptedRequest submit(NewCase opened, TicketRequest ticketRequest) throws StoreException {
    return database.inTransaction(
        tx ->
            known(tx, ticketRequest)
                .orElseGet(
                    () -> accept(tx, caseRepository.open(tx, opened), ticketRequest, OPEN_TICKET)));
  }

  /**
   * Accepts a case that was only parsed. The handlers of {@link #examinationHandlers} run the
   * checks before its ticket is opened, so that the caller need not wait for them.
   *
   * @return empty if the key was used before for another e-mail or another requester; then nothing
   *     is stored or accepted
   * @throws StoreException if the store failed; then nothing is stored or accepted
   */
  public Optional<AcceptedRequest> submitUnexamined(NewCase read, TicketRequest ticketRequest)
      throws StoreException {
    Optional<String> mail = read.mail().map(StoredMail::sha256);
    return database.inTransaction(
        tx ->
            ticketRequestRepository.isOfAnother(tx, ticketRequest, mail)
                ? Optional.<AcceptedRequest>empty()
                : Optional.of(
                    known(tx, ticketRequest)
                        .orElseGet(
                            () -> {
                              Case opened = caseRepository.open(tx, read);
                              AcceptedRequest acceptedRequest =
                                  accept(tx, opened, ticketRequest, EXAMINE_CASE);
                              ticketRequestRepository.recordMail(tx, ticketRequest.key(), mail);
                              return acceptedRequest;
                            })));
  }

  /**
   * Stores a new result of a case, and updates its cards everywhere.
   *
   * @param change computes the new result from the current case
   * @throws StoreException if the store failed; then nothing is changed
   */
  public void storeResult(CaseId id, Function<Case, CaseResult> change) throws StoreException {
    database.write(
        tx ->
            caseRepository
                .find(tx, id)
                .ifPresent(
                    found -> {
                      caseRepository.replaceFindings(tx, id, change.apply(found));
                      outbox.put(tx, REFRESH_CARD, id + "/" + clock.instant(), id.text());
                    }));
  }

  /**
   * Whether {@code filed} may be added to an open ticket with that number: one that we opened for a
   * case of the same workspace.
   *
   * @throws StoreException if the store failed
   */
  public boolean mayJoin(Case filed, String number) throws StoreException {
    return mayJoin(filed.caseRequester().workspace(), number);
  }

  /** Whether a case of that workspace that is not stored yet may be added to the ticket. */
  public boolean mayJoin(String workspace, String number) throws StoreException {
    return !database
        .query(
            "select id from cases where state = ? and workspace = ? and lower(ticket_number) = ?"
                + " and coalesce(ticket_status, '') not in ('SOLVED', 'GONE', 'ELSEWHERE') limit 1",
            CaseState.SENT.name(),
            workspace,
            number.toLowerCase(Locale.ROOT))
        .isEmpty();
  }

  /**
   * Accepts a note for the ticket of a case. A known key changes nothing.
   *
   * @return whether the note is new
   * @throws StoreException if the store failed; then nothing is accepted
   */
  public boolean addNote(CaseId id, TicketNote ticketNote) throws StoreException {
    return database.inTransaction(
        tx -> {
          boolean added = ticketNoteRepository.add(tx, id, ticketNote);
          if (added) {
            outbox.put(tx, ADD_NOTE, ticketNote.key(), ticketNote.key());
          }
          return added;
        });
  }

  /** Returns the handler of the ticket system's webhook events. */
  public DeskWebhookEvents webhookEvents() {
    return new DeskWebhookEvents(
        database,
        caseRepository,
        new TicketPolling(outbox, Duration.ZERO),
        new TicketNewsQueue(caseRepository.log(), outbox),
        this::refreshCard,
        clock);
  }

  /** Returns the deliveries that the ticket system rejected and that are not retried. */
  public FailedDeskDeliveries failedDeliveries() {
    return new FailedDeskDeliveries(database, caseRepository, outbox, this::refreshCard);
  }

  /** Returns the assignments of cases. */
  public CaseAssignments assignments() {
    var ticketNewsQueue = new TicketNewsQueue(caseRepository.log(), outbox);
    return new CaseAssignments(database, caseRepository, ticketNewsQueue, this::refreshCard, clock);
  }

  /**
   * Returns the handlers that open tickets in {@code desk}, add to them and read them, and report
   * changes to {@code listener}.
   *
   * @param every how often an active ticket is read
   * @param advice provides the texts that say who needs to act
   */
  public Map<OutboxTask, OutboxHandler> handlers(
      Desk desk, TicketListener listener, Duration every, AdviceCatalog advice) {
    return new TicketHandlers(
            database,
            caseRepository,
            outbox,
            ticketRequestRepository,
            ticketNoteRepository,
            this::refreshCard,
            clock)
        .of(desk, listener, every, advice);
  }

  /** Returns the handlers that examine cases before their tickets are opened. */
  public Map<OutboxTask, OutboxHandler> examinationHandlers(CaseExaminer caseExaminer) {
    return Map.of(
        EXAMINE_CASE,
        new ExamineCaseHandler(
            caseRepository,
            caseExaminer,
            (tx, outboxEntry) ->
                outbox.put(tx, OPEN_TICKET, outboxEntry.id(), outboxEntry.payload())));
  }

  /** Returns the accepted tickets that are not open yet. */
  public Backlog backlog() throws StoreException {
    ResultRow resultRow =
        database
            .query(
                "select count(distinct s.case_id) as n, coalesce(min(s.submitted), 0) as oldest"
                    + " from submissions s join cases c on c.id = s.case_id where c.state = ?",
                CaseState.ACCEPTED.name())
            .get(0);
    long tickets = resultRow.number("n");
    return new Backlog(
        tickets, tickets == 0 ? Optional.empty() : Optional.of(resultRow.instant("oldest")));
  }

  /**
   * Tickets that are not open yet.
   *
   * @param oldest when the first of them was requested; empty if there is none
   */
  public record Backlog(long tickets, Optional<Instant> oldest) {}

  private Optional<AcceptedRequest> known(Transaction tx, TicketRequest ticketRequest) {
    return ticketRequestRepository
        .caseOf(tx, ticketRequest.key())
        .flatMap(id -> caseRepository.find(tx, id))
        .map(found -> new AcceptedRequest(found, true));
  }

  private AcceptedRequest accept(
      Transaction tx, Case found, TicketRequest ticketRequest, OutboxTask firstTask) {
    ticketRequestRepository.add(tx, found.id(), ticketRequest);
    boolean ours = caseRepository.accept(tx, found.id());
    if (ours) {
      CaseFingerprints.store(tx, found);
      outbox.put(tx, firstTask, found.id().text(), ticketRequest.key());
    } else if (!ticketRequest.note().isBlank()) {
      String key = "again-" + Sha256.hex(ticketRequest.key()).substring(0, 32);
      String author =
          ticketRequest.reporter().isBlank() ? ticketRequest.requester() : ticketRequest.reporter();
      if (ticketNoteRepository.add(
          tx, found.id(), new TicketNote(key, author, ticketRequest.note()))) {
        outbox.put(tx, ADD_NOTE, key, key);
      }
    }
    return new AcceptedRequest(caseRepository.find(tx, found.id()).orElseThrow(), !ours);
  }

  private void refreshCard(Transaction tx, CaseId id) {
    // The entry's id contains the state, so that it is not confused with an older pending entry.
    Optional<Case> found = caseRepository.find(tx, id);
    String state = found.map(Case::state).map(Enum::name).orElse("gone");
    String progress = found.flatMap(Case::progress).map(Enum::name).orElse("");
    String kept =
        found.flatMap(Case::caseAssignee).map(CaseAssignee::since).map(Object::toString).orElse("");
    String name = id + "/" + state + "/" + progress + "/" + kept;
    outbox.put(tx, REFRESH_CARD, name, id.text());
  }
}
