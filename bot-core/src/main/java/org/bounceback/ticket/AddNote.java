package org.bounceback.ticket;

import java.time.Clock;
import java.util.Optional;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseState;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.DeskLog;
import org.bounceback.casebook.StoredMail;
import org.bounceback.casebook.TicketRef;
import org.bounceback.data.BadData;
import org.bounceback.store.Database;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.Outcome;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Writes;

/** Adds a note to a ticket; the entry's payload is the note's key. */
final class AddNote implements Handler {
  private final Database database;
  private final Casebook casebook;
  private final Notes notes;
  private final Desk desk;
  private final Telling telling;
  private final Clock clock;

  AddNote(
      Database database, Casebook casebook, Notes notes, Desk desk, Telling telling, Clock clock) {
    this.database = database;
    this.casebook = casebook;
    this.notes = notes;
    this.desk = desk;
    this.telling = telling;
    this.clock = clock;
  }

  @Override
  public Outcome handle(Entry entry) throws StoreFailed, InterruptedException {
    Optional<Notes.Kept> kept = database.inTransaction(tx -> notes.find(tx, entry.payload()));
    Optional<Case> found = kept.isEmpty() ? Optional.empty() : casebook.find(kept.get().about());
    Optional<TicketRef> ticket = found.flatMap(Case::ticket);
    if (ticket.isEmpty()) {
      return withoutTicket(found);
    }
    if (!casebook.tickets().isAt(found.get().id(), desk.name())) {
      return new Outcome.Refused("the ticket is at another desk than " + desk.name());
    }
    if (desk.notes().isEmpty()) {
      return new Outcome.Refused("this desk takes no notes");
    }
    try {
      if (!(kept.get().tried() && isThere(ticket.get(), kept.get().note()))) {
        database.write(tx -> notes.recordTry(tx, entry.payload()));
        desk.notes().get().add(ticket.get(), whole(kept.get()));
      }
      return new Outcome.Done(Writes.NONE);
    } catch (DeskFailed failed) {
      return failed.isPermanent()
          ? new Outcome.Refused(failed.why())
          : new Outcome.Retry(
              failed.why(), failed.retryAfter().map(clock.instant()::plus), Writes.NONE);
    } catch (BadData odd) {
      return new Outcome.Retry("the desk's answer is odd: " + odd, Optional.empty(), Writes.NONE);
    }
  }

  @Override
  public Writes givingUp(Entry entry, String why) {
    return tx ->
        notes
            .find(tx, entry.payload())
            .ifPresent(
                kept -> {
                  casebook
                      .log()
                      .add(
                          tx,
                          kept.about(),
                          "note:" + entry.payload() + "/" + entry.put().toEpochMilli(),
                          DeskLog.Kind.NOTE_REFUSED,
                          kept.note().author(),
                          why);
                  telling.goOn(tx, kept.about());
                });
  }

  /** The note waits for its ticket; with a case that is gone, it is gone too. */
  private static Outcome withoutTicket(Optional<Case> found) {
    if (found.isEmpty()) {
      return new Outcome.Done(Writes.NONE);
    }
    return found.get().state() == CaseState.ACCEPTED
        ? new Outcome.Retry("the ticket is not open yet", Optional.empty(), Writes.NONE)
        : new Outcome.Refused("the ticket was not opened");
  }

  private Note whole(Notes.Kept kept) throws StoreFailed {
    Optional<StoredMail> mail =
        kept.mailOf().isEmpty() ? Optional.empty() : casebook.mail(kept.mailOf().get());
    return mail.map(kept.note()::with).orElse(kept.note());
  }

  /** An earlier try may have added it and never heard so. */
  private boolean isThere(TicketRef ticket, Note note) throws DeskFailed, InterruptedException {
    return desk.news().isPresent()
        && desk.news().get().read(ticket, Optional.empty()).remarks().stream()
            .anyMatch(remark -> note.isSameAs(remark.text()));
  }
}
