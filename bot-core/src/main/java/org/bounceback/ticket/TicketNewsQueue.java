package org.bounceback.ticket;

import org.bounceback.cases.CaseId;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxTask;

/** Schedules announcements of replies from the ticket system. */
final class TicketNewsQueue {
  static final OutboxTask TASK = new OutboxTask("tell-news", true);

  private final TicketActivityLog log;
  private final Outbox outbox;

  TicketNewsQueue(TicketActivityLog log, Outbox outbox) {
    this.log = log;
    this.outbox = outbox;
  }

  /**
   * Schedules the announcement of unannounced log lines. The entry has the id of the first such
   * line: for one case no two are in flight, which preserves the order and prevents duplicates.
   */
  void scheduleNext(Transaction tx, CaseId id) {
    log.firstUntold(tx, id).ifPresent(number -> outbox.put(tx, TASK, id + "/" + number, id.text()));
  }

  /** Records that everything up to that line was announced, and schedules the rest. */
  void record(Transaction tx, CaseId id, int number) {
    log.recordTold(tx, id, number);
    scheduleNext(tx, id);
  }
}
