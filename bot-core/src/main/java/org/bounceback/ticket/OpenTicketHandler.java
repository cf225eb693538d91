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
 * Opens the ticket of a case, or lets it share one where the desk takes notes; the entry is named
 * for the case, its payload is the key.
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
      // An earlier try may have opened it and never heard so.
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
      // A desk may repeat our request in its complaint, and that is shown.
      String why = failed.why().replace(name.text(), "…");
      return failed.isPermanent()
          ? new DeliveryResult.RejectedForGood(why)
          : new DeliveryResult.Retry(
              why, failed.retryAfter().map(clock.instant()::plus), trouble(outboxEntry, id, why));
    } catch (InvalidDataException odd) {
      String why = "the desk's answer is odd: " + odd.getMessage();
      return new DeliveryResult.Retry(why, Optional.empty(), trouble(outboxEntry, id, why));
    }
  }

  @Override
  public TransactionWrites givingUp(OutboxEntry outboxEntry, String why) {
    var id = new CaseId(outboxEntry.id());
    return tx -> {
      caseRepository.recordFailure(tx, id, why);
      refreshCard.accept(tx, id);
    };
  }

  private static boolean isUnsolved(TicketUpdate now) {
    return now.status() != TicketStatus.SOLVED && now.status() != TicketStatus.GONE;
  }

  /**
   * How the ticket stands now, since what we know of it is as old as the last reading; empty where
   * it is not open yet or cannot be read.
   */
  private Optional<TicketUpdate> progress(Case first) throws DeskException, InterruptedException {
    if (first.ticket().isEmpty() || desk.news().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(desk.news().get().read(first.ticket().get(), Optional.empty()));
    } catch (DeskException failed) {
      if (failed.kind() == DeskException.DeskErrorKind.NOT_FOUND) {
        return Optional.of(new TicketUpdate(TicketStatus.GONE, List.of(), Optional.empty()));
      }
      throw failed;
    }
  }

  /**
   * Another case has the ticket that this one belongs to, or will have it.
   *
   * @param end how far the ticket goes today: what was said before stays with the earlier case
   */
  private DeliveryResult join(
      TicketDeduplicator.First first, NewTicket again, Optional<String> end) {
    Optional<TicketRef> ticket = first.filed().ticket();
    if (ticket.isEmpty()) {
      return new DeliveryResult.Retry(
          "the ticket of the same mail is on its way", Optional.empty(), TransactionWrites.NONE);
    }
    return new DeliveryResult.Done(
        tx -> {
          caseRepository.recordTicket(tx, again.caseId(), ticket.get(), desk.name());
          end.ifPresent(at -> caseRepository.tickets().recordCursor(tx, again.caseId(), at));
          ticketDeduplicator.orElseThrow().tell(tx, first, again);
          opened.accept(tx, again.caseId());
        });
  }

  /** The card says once that the desk is away; what it says later is the outcome. */
  private TransactionWrites trouble(OutboxEntry outboxEntry, CaseId id, String why) {
    return tx -> {
      caseRepository.recordTrouble(tx, id, why);
      if (outboxEntry.failures() == 0) {
        refreshCard.accept(tx, id);
      }
    };
  }
}
