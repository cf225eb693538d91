package org.bounceback.ticket;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketStatus;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.ticket.TicketUpdate.TicketComment;

/**
 * Accepts a ticket system's webhook events. They are stored when a method returns, and announced
 * once in the conversation, even if the ticket system repeats them. Safe for concurrent use.
 */
public final class DeskWebhookEvents {
  private final Database database;
  private final CaseRepository caseRepository;
  private final TicketPolling ticketPolling;
  private final TicketNewsQueue ticketNewsQueue;
  private final BiConsumer<Transaction, CaseId> refreshCard;
  private final Clock clock;

  DeskWebhookEvents(
      Database database,
      CaseRepository caseRepository,
      TicketPolling ticketPolling,
      TicketNewsQueue ticketNewsQueue,
      BiConsumer<Transaction, CaseId> refreshCard,
      Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.ticketPolling = ticketPolling;
    this.ticketNewsQueue = ticketNewsQueue;
    this.refreshCard = refreshCard;
    this.clock = clock;
  }

  /**
   * Schedules an immediate reading of the cases with that ticket, because it has changed.
   *
   * @return whether there are any
   */
  public boolean ticketChanged(String ticketId) throws StoreException {
    List<Case> cases = caseRepository.tickets().of(ticketId);
    database.write(
        tx -> cases.forEach(found -> ticketPolling.scheduleNow(tx, found.id(), clock.instant())));
    return !cases.isEmpty();
  }

  /**
   * An event in a ticket system that we cannot read.
   *
   * @param name the event's id, which identifies duplicates
   * @param status the ticket's new status, if reported
   * @param answer a reply to the customer, if there is one
   */
  public record Event(String name, Optional<TicketStatus> status, Optional<TicketComment> answer) {}

  /** Accepts an event of the ticket of {@code id}; returns false if that case has none. */
  public boolean accept(CaseId id, Event event) throws StoreException {
    return database.inTransaction(
        tx -> {
          Optional<TicketStatus> before = caseRepository.tickets().hold(tx, id);
          Optional<Case> found =
              caseRepository.find(tx, id).filter(stored -> stored.state() == CaseState.SENT);
          if (found.isPresent()) {
            event
                .answer()
                .filter(TicketComment::notifiesChat)
                .ifPresent(answer -> text(tx, id, event, answer));
            event
                .status()
                .filter(status -> !before.equals(Optional.of(status)))
                .ifPresent(status -> turn(tx, id, event, status));
            ticketNewsQueue.scheduleNext(tx, id);
          }
          return found.isPresent();
        });
  }

  private void text(Transaction tx, CaseId id, Event event, TicketComment answer) {
    caseRepository
        .log()
        .add(
            tx,
            id,
            "event:" + event.name(),
            TicketActivityLog.ActivityKind.ANSWER,
            answer.author(),
            answer.text());
  }

  private void turn(Transaction tx, CaseId id, Event event, TicketStatus status) {
    boolean isNew =
        caseRepository
            .log()
            .add(
                tx,
                id,
                "turn:" + event.name(),
                TicketActivityLog.ActivityKind.STATUS,
                "",
                status.name());
    if (isNew) {
      caseRepository.tickets().recordStatus(tx, id, status);
      refreshCard.accept(tx, id);
    }
  }
}
