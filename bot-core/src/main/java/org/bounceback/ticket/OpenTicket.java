package org.bounceback.ticket;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.TicketRef;
import org.bounceback.data.BadData;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.Outcome;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Transaction;
import org.bounceback.store.Writes;

/**
 * Opens the ticket of a case, or lets it share one where the desk takes notes; the entry is named
 * for the case, its payload is the key.
 */
final class OpenTicket implements Handler {
  private final Casebook casebook;
  private final Drafting drafting;
  private final TicketDesk desk;
  private final Optional<Joining> joining;
  private final BiConsumer<Transaction, CaseId> opened;
  private final BiConsumer<Transaction, CaseId> refreshCard;
  private final Clock clock;

  OpenTicket(
      Casebook casebook,
      Drafting drafting,
      TicketDesk desk,
      Optional<Joining> joining,
      BiConsumer<Transaction, CaseId> opened,
      BiConsumer<Transaction, CaseId> refreshCard,
      Clock clock) {
    this.casebook = casebook;
    this.drafting = drafting;
    this.desk = desk;
    this.joining = joining;
    this.opened = opened;
    this.refreshCard = refreshCard;
    this.clock = clock;
  }

  @Override
  public Outcome handle(Entry entry) throws StoreFailed, InterruptedException {
    var id = new CaseId(entry.id());
    try {
      Ticket wanted = drafting.of(id, entry.payload());
      Optional<Case> first = joining.isEmpty() ? Optional.empty() : joining.get().earlier(id);
      if (first.isPresent() && desk.find(ExternalId.of(id)).isEmpty()) {
        return join(first.get(), wanted);
      }
      TicketRef ticket = findOrOpen(wanted);
      return new Outcome.Done(
          tx -> {
            casebook.recordTicket(tx, id, ticket);
            opened.accept(tx, id);
          });
    } catch (DeskFailed failed) {
      return failed.isPermanent()
          ? new Outcome.Refused(failed.why())
          : new Outcome.Retry(
              failed.why(),
              failed.retryAfter().map(clock.instant()::plus),
              trouble(entry, id, failed.why()));
    } catch (BadData odd) {
      String why = "the desk's answer is odd: " + odd.getMessage();
      return new Outcome.Retry(why, Optional.empty(), trouble(entry, id, why));
    }
  }

  @Override
  public Writes givingUp(Entry entry, String why) {
    var id = new CaseId(entry.id());
    return tx -> {
      casebook.recordFailure(tx, id, why);
      refreshCard.accept(tx, id);
    };
  }

  /** Another case about the same mail has the ticket, or will have it. */
  private Outcome join(Case first, Ticket again) {
    if (first.ticket().isEmpty()) {
      return new Outcome.Retry(
          "the ticket of the same mail is on its way", Optional.empty(), Writes.NONE);
    }
    return new Outcome.Done(
        tx -> {
          casebook.recordTicket(tx, again.caseId(), first.ticket().get());
          joining.orElseThrow().tell(tx, first, again);
          opened.accept(tx, again.caseId());
        });
  }

  /** An earlier try may have opened it and never heard so. */
  private TicketRef findOrOpen(Ticket ticket) throws DeskFailed, InterruptedException {
    ExternalId id = ExternalId.of(ticket.caseId());
    Optional<TicketRef> there = desk.find(id);
    return there.isPresent() ? there.get() : desk.open(ticket, id);
  }

  /** The card says once that the desk is away; what it says later is the outcome. */
  private Writes trouble(Entry entry, CaseId id, String why) {
    return tx -> {
      casebook.recordTrouble(tx, id, why);
      if (entry.failures() == 0) {
        refreshCard.accept(tx, id);
      }
    };
  }
}
