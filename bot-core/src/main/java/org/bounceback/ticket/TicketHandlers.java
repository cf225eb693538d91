package org.bounceback.ticket;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.store.Database;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.store.outbox.OutboxTask;

/** Builds the outbox handlers that exchange tickets with one ticket system. */
final class TicketHandlers {
  private final Database database;
  private final CaseRepository caseRepository;
  private final Outbox outbox;
  private final TicketRequestRepository ticketRequestRepository;
  private final TicketNoteRepository ticketNoteRepository;
  private final BiConsumer<Transaction, CaseId> refreshCard;
  private final Clock clock;

  TicketHandlers(
      Database database,
      CaseRepository caseRepository,
      Outbox outbox,
      TicketRequestRepository ticketRequestRepository,
      TicketNoteRepository ticketNoteRepository,
      BiConsumer<Transaction, CaseId> refreshCard,
      Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.outbox = outbox;
    this.ticketRequestRepository = ticketRequestRepository;
    this.ticketNoteRepository = ticketNoteRepository;
    this.refreshCard = refreshCard;
    this.clock = clock;
  }

  /**
   * The handlers by task.
   *
   * @param every how often a ticket is read that people are working on
   * @param advice says in a ticket who needs to act
   */
  Map<OutboxTask, OutboxHandler> of(
      Desk desk, TicketListener listener, Duration every, AdviceCatalog advice) {
    var ticketPolling = new TicketPolling(outbox, every);
    var ticketNewsQueue = new TicketNewsQueue(caseRepository.log(), outbox);
    BiConsumer<Transaction, CaseId> opened =
        (tx, id) -> {
          refreshCard.accept(tx, id);
          ticketNoteRepository
              .of(tx, id)
              .forEach(key -> outbox.rescheduleNow(tx, EscalationService.ADD_NOTE, key));
          if (desk.reader().isPresent()) {
            ticketPolling.next(tx, TicketPolling.Turn.first(id), clock.instant().plus(every));
          }
        };
    var ticketDraftBuilder =
        new TicketDraftBuilder(database, caseRepository, ticketRequestRepository, listener, advice);
    BiConsumer<Transaction, OutboxEntry> sendFindings =
        (tx, outboxEntry) ->
            ticketNoteRepository
                .addOpening(tx, new CaseId(outboxEntry.id()), outboxEntry.payload())
                .ifPresent(key -> outbox.put(tx, EscalationService.ADD_NOTE, key, key));
    return Map.of(
        EscalationService.OPEN_TICKET,
        new OpenTicketHandler(
            caseRepository,
            ticketDraftBuilder,
            desk,
            desk.notes()
                .map(
                    takes ->
                        new TicketDeduplicator(
                            database, caseRepository, desk.name(), ticketNoteRepository, outbox)),
            sendFindings,
            opened,
            refreshCard,
            clock),
        EscalationService.ADD_NOTE,
        new AddNoteHandler(
            database,
            caseRepository,
            ticketNoteRepository,
            ticketDraftBuilder,
            outbox,
            desk,
            ticketNewsQueue,
            clock),
        TicketPolling.TASK,
        new PollTicketHandler(
            caseRepository, desk, ticketPolling, ticketNewsQueue, refreshCard, clock),
        TicketNewsQueue.TASK,
        new TicketNewsHandler(caseRepository.log(), ticketNewsQueue, listener),
        EscalationService.REFRESH_CARD,
        new RefreshCardHandler(listener));
  }
}
