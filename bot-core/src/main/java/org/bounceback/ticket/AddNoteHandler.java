package org.bounceback.ticket;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseState;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.InvalidDataException;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;

/**
 * Adds a note to a ticket, after the notes that were written for it before. The entry's payload is
 * the note's key.
 */
final class AddNoteHandler implements OutboxHandler {
  /** A safeguard; normally, whatever the note waits for reschedules it immediately. */
  private static final Duration TURN = Duration.ofSeconds(30);

  private final Database database;
  private final CaseRepository caseRepository;
  private final TicketNoteRepository ticketNoteRepository;
  private final TicketDraftBuilder ticketDraftBuilder;
  private final Outbox outbox;
  private final Desk desk;
  private final TicketNewsQueue ticketNewsQueue;
  private final Clock clock;

  AddNoteHandler(
      Database database,
      CaseRepository caseRepository,
      TicketNoteRepository ticketNoteRepository,
      TicketDraftBuilder ticketDraftBuilder,
      Outbox outbox,
      Desk desk,
      TicketNewsQueue ticketNewsQueue,
      Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.ticketNoteRepository = ticketNoteRepository;
    this.ticketDraftBuilder = ticketDraftBuilder;
    this.outbox = outbox;
    this.desk = desk;
    this.ticketNewsQueue = ticketNewsQueue;
    this.clock = clock;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    Optional<TicketNoteRepository.Kept> kept =
        database.inTransaction(tx -> ticketNoteRepository.find(tx, outboxEntry.payload()));
    if (database.inTransaction(tx -> isBehind(tx, outboxEntry.payload()))) {
      return new DeliveryResult.Deferred(clock.instant().plus(TURN));
    }
    Optional<Case> found =
        kept.isEmpty() ? Optional.empty() : caseRepository.find(kept.get().about());
    Optional<TicketRef> ticket = found.flatMap(Case::ticket);
    if (ticket.isEmpty()) {
      return withoutTicket(found);
    }
    if (!caseRepository.tickets().isAt(found.get().id(), desk.name())) {
      return new DeliveryResult.RejectedForGood(
          "the ticket is at another desk than " + desk.name());
    }
    if (desk.notes().isEmpty()) {
      return new DeliveryResult.RejectedForGood("this ticket system does not accept notes");
    }
    try {
      if (!(kept.get().tried() && isThere(ticket.get(), kept.get().ticketNote()))) {
        database.write(tx -> ticketNoteRepository.recordTry(tx, outboxEntry.payload()));
        desk.notes().get().add(ticket.get(), whole(kept.get()));
      }
      return new DeliveryResult.Done(tx -> letNext(tx, outboxEntry.payload()));
    } catch (DeskException failed) {
      return failed.isPermanent()
          ? new DeliveryResult.RejectedForGood(failed.reason())
          : new DeliveryResult.Retry(
              failed.reason(),
              failed.retryAfter().map(clock.instant()::plus),
              TransactionWrites.NONE);
    } catch (InvalidDataException odd) {
      return new DeliveryResult.Retry(
          "unexpected response of the ticket system: " + odd,
          Optional.empty(),
          TransactionWrites.NONE);
    }
  }

  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String reason) {
    return tx -> {
      ticketNoteRepository
          .find(tx, outboxEntry.payload())
          .ifPresent(kept -> tell(tx, outboxEntry, kept, reason));
      letNext(tx, outboxEntry.payload());
    };
  }

  private void tell(
      Transaction tx, OutboxEntry outboxEntry, TicketNoteRepository.Kept refused, String reason) {
    caseRepository
        .log()
        .add(
            tx,
            refused.about(),
            "note:" + outboxEntry.payload() + "/" + outboxEntry.createdAt().toEpochMilli(),
            TicketActivityLog.ActivityKind.NOTE_REFUSED,
            refused.ticketNote().author(),
            reason);
    ticketNewsQueue.scheduleNext(tx, refused.about());
  }

  /**
   * Whether the previous note is still pending; that one waits for its own predecessor in the same
   * way.
   */
  private boolean isBehind(Transaction tx, String key) {
    return ticketNoteRepository
        .before(tx, key)
        .filter(before -> outbox.isWaiting(tx, EscalationService.ADD_NOTE, before))
        .isPresent();
  }

  private void letNext(Transaction tx, String key) {
    ticketNoteRepository
        .after(tx, key)
        .ifPresent(next -> outbox.rescheduleNow(tx, EscalationService.ADD_NOTE, next));
  }

  /** Waits for the ticket; if the case was deleted, the note is dropped. */
  private DeliveryResult withoutTicket(Optional<Case> found) {
    if (found.isEmpty()) {
      return new DeliveryResult.Done(TransactionWrites.NONE);
    }
    return found.get().state() == CaseState.ACCEPTED
        ? new DeliveryResult.Deferred(clock.instant().plus(TURN))
        : new DeliveryResult.RejectedForGood("the ticket was not opened");
  }

  private TicketNote whole(TicketNoteRepository.Kept kept)
      throws StoreException, InterruptedException {
    if (kept.submission().isPresent()) {
      NewTicket newTicket =
          ticketDraftBuilder.of(kept.about(), kept.submission().get()).newTicket();
      return new TicketNote(
          kept.ticketNote().key(),
          kept.ticketNote().author(),
          newTicket.summary(),
          newTicket.message(),
          newTicket.mailDisclosure());
    }
    Optional<StoredMail> mail =
        kept.mailOf().isEmpty() ? Optional.empty() : caseRepository.mail(kept.mailOf().get());
    boolean deleted =
        mail.isEmpty()
            && kept.mailOf().isPresent()
            && caseRepository.isMailDeleted(kept.mailOf().get());
    return deleted
        ? kept.ticketNote().withoutMail()
        : mail.map(kept.ticketNote()::with).orElse(kept.ticketNote());
  }

  /**
   * Whether an earlier attempt added it without receiving the response. Customers cannot write
   * internal notes.
   */
  private boolean isThere(TicketRef ticket, TicketNote ticketNote)
      throws DeskException, InterruptedException {
    return desk.reader().isPresent()
        && desk.reader().get().read(ticket, Optional.empty()).ticketComments().stream()
            .anyMatch(
                ticketComment ->
                    !ticketComment.open() && ticketNote.isSameAs(ticketComment.text()));
  }
}
