package org.bounceback.ticket;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.data.InvalidDataException;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;

/**
 * Opens the ticket of a case, or adds the case to an existing ticket if the ticket system supports
 * notes. The entry has the case's id, its payload is the key.
 */
final class OpenTicketHandler implements OutboxHandler {
  private final CaseRepository caseRepository;
  private final TicketDraftBuilder ticketDraftBuilder;
  private final Desk desk;
  private final Optional<TicketDeduplicator> ticketDeduplicator;
  private final BiConsumer<Transaction, OutboxEntry> sendFindings;
  private final BiConsumer<Transaction, CaseId> opened;
  private final BiConsumer<Transaction, CaseId> refreshCard;
  private final Clock clock;

  OpenTicketHandler(
      CaseRepository caseRepository,
      TicketDraftBuilder ticketDraftBuilder,
      Desk desk,
      Optional<TicketDeduplicator> ticketDeduplicator,
      BiConsumer<Transaction, OutboxEntry> sendFindings,
      BiConsumer<Transaction, CaseId> opened,
      BiConsumer<Transaction, CaseId> refreshCard,
      Clock clock) {
    this.caseRepository = caseRepository;
    this.ticketDraftBuilder = ticketDraftBuilder;
    this.desk = desk;
    this.ticketDeduplicator = ticketDeduplicator;
    this.sendFindings = sendFindings;
    this.opened = opened;
    this.refreshCard = refreshCard;
    this.clock = clock;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    var id = new CaseId(outboxEntry.id());
    ExternalId name =
        caseRepository.tickets().mark(id).map(ExternalId::new).orElse(ExternalId.of(id));
    try {
      TicketDraftBuilder.Drafted drafted = ticketDraftBuilder.of(id, outboxEntry.payload());
      NewTicket wanted = drafted.newTicket();
      Optional<TicketDeduplicator.First> first =
          ticketDeduplicator.isEmpty()
              ? Optional.empty()
              : ticketDeduplicator.get().first(id, drafted.ticketRequest());
      // An earlier attempt may have opened it without receiving the response.
      Optional<TicketRef> there = desk.tickets().find(wanted, name);
      if (first.isPresent() && there.isEmpty()) {
        Optional<TicketUpdate> now = progress(first.get().filed());
        if (now.isEmpty() || isUnsolved(now.get())) {
          return join(first.get(), wanted, now.flatMap(TicketUpdate::cursor));
        }
      }
      boolean findingsFollow = desk.tickets().showsOpeningToRequester() && desk.notes().isPresent();
      NewTicket opening = findingsFollow ? wanted.openedWith(ticketDraftBuilder.opening()) : wanted;
      TicketRef ticket = there.isPresent() ? there.get() : desk.tickets().open(opening, name);
      return new DeliveryResult.Done(
          tx -> {
            caseRepository.recordTicket(tx, id, ticket, desk.name());
            if (findingsFollow) {
              sendFindings.accept(tx, outboxEntry);
            }
            opened.accept(tx, id);
          });
    } catch (DeskException failed) {
      // A ticket system may repeat our request in its error message, which is shown.
      String reason = failed.reason().replace(name.text(), "…");
      return failed.isPermanent()
          ? new DeliveryResult.RejectedForGood(reason)
          : new DeliveryResult.Retry(
              reason,
              failed.retryAfter().map(clock.instant()::plus),
              problem(outboxEntry, id, reason));
    } catch (InvalidDataException odd) {
      String reason = "unexpected response of the ticket system: " + odd.getMessage();
      return new DeliveryResult.Retry(reason, Optional.empty(), problem(outboxEntry, id, reason));
    }
  }

  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String reason) {
    var id = new CaseId(outboxEntry.id());
    return tx -> {
      caseRepository.recordFailure(tx, id, reason);
      refreshCard.accept(tx, id);
    };
  }

  private static boolean isUnsolved(TicketUpdate now) {
    return now.status() != TicketStatus.SOLVED && now.status() != TicketStatus.GONE;
  }

  /**
   * Returns the ticket's current status, because the stored one is as old as the last reading;
   * empty if it is not open yet or cannot be read.
   */
  private Optional<TicketUpdate> progress(Case first) throws DeskException, InterruptedException {
    if (first.ticket().isEmpty() || desk.reader().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(desk.reader().get().read(first.ticket().get(), Optional.empty()));
    } catch (DeskException failed) {
      if (failed.kind() == DeskException.DeskErrorKind.NOT_FOUND) {
        return Optional.of(new TicketUpdate(TicketStatus.GONE, List.of(), Optional.empty()));
      }
      throw failed;
    }
  }

  /**
   * Adds the case to the ticket of another case, which exists or will exist.
   *
   * @param end the current end of the ticket; earlier messages belong to the other case
   */
  private DeliveryResult join(
      TicketDeduplicator.First first, NewTicket again, Optional<String> end) {
    Optional<TicketRef> ticket = first.filed().ticket();
    if (ticket.isEmpty()) {
      return new DeliveryResult.Retry(
          "the ticket of the same e-mail is pending", Optional.empty(), TransactionWrites.NONE);
    }
    return new DeliveryResult.Done(
        tx -> {
          caseRepository.recordTicket(tx, again.caseId(), ticket.get(), desk.name());
          end.ifPresent(at -> caseRepository.tickets().recordCursor(tx, again.caseId(), at));
          ticketDeduplicator.orElseThrow().addNote(tx, first, again);
          opened.accept(tx, again.caseId());
        });
  }

  /**
   * Shows once on the card that the ticket system is unavailable; the next change is the outcome.
   */
  private TransactionWrites problem(OutboxEntry outboxEntry, CaseId id, String reason) {
    return tx -> {
      caseRepository.recordTrouble(tx, id, reason);
      if (outboxEntry.failures() == 0) {
        refreshCard.accept(tx, id);
      }
    };
  }
}
