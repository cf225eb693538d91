package org.bounceback.ticket;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseRepository;
import org.bounceback.casebook.CaseState;
import org.bounceback.casebook.StoredMail;
import org.bounceback.casebook.TicketActivityLog;
import org.bounceback.casebook.TicketRef;
import org.bounceback.data.InvalidDataException;
import org.bounceback.store.Database;
import org.bounceback.store.DeliveryResult;
import org.bounceback.store.Outbox;
import org.bounceback.store.OutboxEntry;
import org.bounceback.store.OutboxHandler;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.TransactionWrites;

/**
 * Adds a note to a ticket, once those are there that were written for it before; the entry's
 * payload is the note's key.
 */
final class AddNote implements OutboxHandler {
  /** What ends the wait lets the note have its turn at once; this is for what that may miss. */
  private static final Duration TURN = Duration.ofSeconds(30);

  private final Database database;
  private final CaseRepository caseRepository;
  private final Notes notes;
  private final Drafting drafting;
  private final Outbox outbox;
  private final Desk desk;
  private final Telling telling;
  private final Clock clock;

  AddNote(
      Database database,
      CaseRepository caseRepository,
      Notes notes,
      Drafting drafting,
      Outbox outbox,
      Desk desk,
      Telling telling,
      Clock clock) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.notes = notes;
    this.drafting = drafting;
    this.outbox = outbox;
    this.desk = desk;
    this.telling = telling;
    this.clock = clock;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    Optional<Notes.Kept> kept = database.inTransaction(tx -> notes.find(tx, outboxEntry.payload()));
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
      return new DeliveryResult.RejectedForGood("this desk takes no notes");
    }
    try {
      if (!(kept.get().tried() && isThere(ticket.get(), kept.get().note()))) {
        database.write(tx -> notes.recordTry(tx, outboxEntry.payload()));
        desk.notes().get().add(ticket.get(), whole(kept.get()));
      }
      return new DeliveryResult.Done(tx -> letNext(tx, outboxEntry.payload()));
    } catch (DeskFailed failed) {
      return failed.isPermanent()
          ? new DeliveryResult.RejectedForGood(failed.why())
          : new DeliveryResult.Retry(
              failed.why(), failed.retryAfter().map(clock.instant()::plus), TransactionWrites.NONE);
    } catch (InvalidDataException odd) {
      return new DeliveryResult.Retry(
          "the desk's answer is odd: " + odd, Optional.empty(), TransactionWrites.NONE);
    }
  }

  @Override
  public TransactionWrites givingUp(OutboxEntry outboxEntry, String why) {
    return tx -> {
      notes.find(tx, outboxEntry.payload()).ifPresent(kept -> tell(tx, outboxEntry, kept, why));
      letNext(tx, outboxEntry.payload());
    };
  }

  private void tell(Transaction tx, OutboxEntry outboxEntry, Notes.Kept refused, String why) {
    caseRepository
        .log()
        .add(
            tx,
            refused.about(),
            "note:" + outboxEntry.payload() + "/" + outboxEntry.put().toEpochMilli(),
            TicketActivityLog.ActivityKind.NOTE_REFUSED,
            refused.note().author(),
            why);
    telling.goOn(tx, refused.about());
  }

  /** Whether the one before it is on its way still; that one is behind its own in the same way. */
  private boolean isBehind(Transaction tx, String key) {
    return notes
        .before(tx, key)
        .filter(before -> outbox.isWaiting(tx, Escalations.ADD_NOTE, before))
        .isPresent();
  }

  private void letNext(Transaction tx, String key) {
    notes.after(tx, key).ifPresent(next -> outbox.hasten(tx, Escalations.ADD_NOTE, next));
  }

  /** The note waits for its ticket; with a case that is gone, it is gone too. */
  private DeliveryResult withoutTicket(Optional<Case> found) {
    if (found.isEmpty()) {
      return new DeliveryResult.Done(TransactionWrites.NONE);
    }
    return found.get().state() == CaseState.ACCEPTED
        ? new DeliveryResult.Deferred(clock.instant().plus(TURN))
        : new DeliveryResult.RejectedForGood("the ticket was not opened");
  }

  private Note whole(Notes.Kept kept) throws StoreException, InterruptedException {
    if (kept.submission().isPresent()) {
      Ticket ticket = drafting.of(kept.about(), kept.submission().get()).ticket();
      return new Note(
          kept.note().key(),
          kept.note().author(),
          ticket.summary(),
          ticket.message(),
          ticket.copy());
    }
    Optional<StoredMail> mail =
        kept.mailOf().isEmpty() ? Optional.empty() : caseRepository.mail(kept.mailOf().get());
    boolean deleted =
        mail.isEmpty()
            && kept.mailOf().isPresent()
            && caseRepository.isMailDeleted(kept.mailOf().get());
    return deleted ? kept.note().withoutMail() : mail.map(kept.note()::with).orElse(kept.note());
  }

  /** An earlier try may have added it and never heard so; a customer can write no internal note. */
  private boolean isThere(TicketRef ticket, Note note) throws DeskFailed, InterruptedException {
    return desk.news().isPresent()
        && desk.news().get().read(ticket, Optional.empty()).remarks().stream()
            .anyMatch(remark -> !remark.open() && note.isSameAs(remark.text()));
  }
}
