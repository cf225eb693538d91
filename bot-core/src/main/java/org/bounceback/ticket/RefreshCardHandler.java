package org.bounceback.ticket;

import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;

/** Notifies the conversation of a change; the entry's payload is the case. */
final class RefreshCardHandler implements OutboxHandler {
  private final TicketListener events;

  RefreshCardHandler(TicketListener events) {
    this.events = events;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry) throws InterruptedException {
    try {
      events.changed(new CaseId(outboxEntry.payload()));
      return new DeliveryResult.Done(TransactionWrites.NONE);
    } catch (ConversationUnavailableException failed) {
      return new DeliveryResult.Retry(
          String.valueOf(failed.getMessage()), Optional.empty(), TransactionWrites.NONE);
    }
  }

  /** Ignores the failure: a card that cannot be shown does not affect the case. */
  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String reason) {
    return TransactionWrites.NONE;
  }
}
