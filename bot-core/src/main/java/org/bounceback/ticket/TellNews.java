package org.bounceback.ticket;

import java.time.Clock;
import java.util.List;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.DeskLog;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.Outcome;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Writes;

/** Says in the conversation what came back from the desk; the entry's payload is the case. */
final class TellNews implements Handler {
  private final DeskLog log;
  private final Telling telling;
  private final TicketEvents events;
  private final Clock clock;

  TellNews(DeskLog log, Telling telling, TicketEvents events, Clock clock) {
    this.log = log;
    this.telling = telling;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Outcome handle(Entry entry) throws StoreFailed, InterruptedException {
    var id = new CaseId(entry.payload());
    List<DeskLog.Line> lines = log.untold(id);
    try {
      for (DeskLog.Line line : lines) {
        events.heard(id, line);
      }
    } catch (TicketEvents.NotShown failed) {
      return new Outcome.Retry(
          failed.toString(), failed.retryAfter().map(clock.instant()::plus), Writes.NONE);
    }
    return lines.isEmpty()
        ? new Outcome.Done(Writes.NONE)
        : new Outcome.Done(tx -> telling.record(tx, id, lines.get(lines.size() - 1).number()));
  }

  /** It is said together with what comes next. */
  @Override
  public Writes givingUp(Entry entry, String why) {
    return Writes.NONE;
  }
}
