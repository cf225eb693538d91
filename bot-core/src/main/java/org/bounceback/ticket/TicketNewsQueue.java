package org.bounceback.ticket;

import org.bounceback.cases.CaseId;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxTask;

/** Has what came back from the desk said in the conversation. */
final class TicketNewsQueue {
  static final OutboxTask TASK = new OutboxTask("tell-news", true);

  private final TicketActivityLog log;
  private final Outbox outbox;

  TicketNewsQueue(TicketActivityLog log, Outbox outbox) {
    this.log = log;
    this.outbox = outbox;
  }

  /**
   * Has said what is in the log and was not. The entry is named for the first such line: of one
   * case no two are under way, so that nothing overtakes and nothing is said by two at once.
   */
  void goOn(Transaction tx, CaseId id) {
    log.firstUntold(tx, id).ifPresent(number -> outbox.put(tx, TASK, id + "/" + number, id.text()));
  }

  /** Writes down that it was said up to that line, and has the rest said. */
  void record(Transaction tx, CaseId id, int number) {
    log.recordTold(tx, id, number);
    goOn(tx, id);
  }
}
