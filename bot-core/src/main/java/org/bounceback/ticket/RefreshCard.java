package org.bounceback.ticket;

import java.time.Clock;
import org.bounceback.casebook.CaseId;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.Outcome;
import org.bounceback.store.Writes;

/** Tells the conversation that something has changed; the entry's payload is the case. */
final class RefreshCard implements Handler {
  private final TicketEvents events;
  private final Clock clock;

  RefreshCard(TicketEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Outcome handle(Entry entry) throws InterruptedException {
    try {
      events.changed(new CaseId(entry.payload()));
      return new Outcome.Done(Writes.NONE);
    } catch (TicketEvents.NotShown failed) {
      return new Outcome.Retry(
          failed.toString(), failed.retryAfter().map(clock.instant()::plus), Writes.NONE);
    }
  }

  /** A card that cannot be shown changes nothing about the case. */
  @Override
  public Writes givingUp(Entry entry, String why) {
    return Writes.NONE;
  }
}
