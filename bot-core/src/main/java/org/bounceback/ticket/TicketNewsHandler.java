package org.bounceback.ticket;

import java.util.List;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;

/**
 * Announces replies from the ticket system in the conversation; the entry's payload is the case.
 */
final class TicketNewsHandler implements OutboxHandler {
  private final TicketActivityLog log;
  private final TicketNewsQueue ticketNewsQueue;
  private final TicketListener events;

  TicketNewsHandler(TicketActivityLog log, TicketNewsQueue ticketNewsQueue, TicketListener events) {
    this.log = log;
    this.ticketNewsQueue = ticketNewsQueue;
    this.events = events;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    var id = new CaseId(outboxEntry.payload());
    List<TicketActivityLog.ActivityEntry> activityEntries = log.untold(id);
    try {
      for (TicketActivityLog.ActivityEntry activityEntry : activityEntries) {
        events.replyReceived(id, activityEntry);
      }
    } catch (ConversationUnavailableException failed) {
      return new DeliveryResult.Retry(
          String.valueOf(failed.getMessage()), Optional.empty(), TransactionWrites.NONE);
    }
    return activityEntries.isEmpty()
        ? new DeliveryResult.Done(TransactionWrites.NONE)
        : new DeliveryResult.Done(
            tx ->
                ticketNewsQueue.record(
                    tx, id, activityEntries.get(activityEntries.size() - 1).number()));
  }

  /** Ignores the failure: it is announced together with the next one. */
  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String reason) {
    return TransactionWrites.NONE;
  }
}
