package org.bounceback.watch;

import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;

/** Passes news to the listener; the entry's payload is a case ID and its news. */
final class WatchNewsHandler implements OutboxHandler {
  private final WatchListener events;

  WatchNewsHandler(WatchListener events) {
    this.events = events;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry) throws InterruptedException {
    DocumentNode payload = DocumentCodec.json(outboxEntry.id(), outboxEntry.payload());
    try {
      events.found(new CaseId(payload.text("case")), WatchNews.in(payload.require("news")));
      return new DeliveryResult.Done(TransactionWrites.NONE);
    } catch (ConversationUnavailableException failed) {
      return new DeliveryResult.Retry(
          String.valueOf(failed.getMessage()), Optional.empty(), TransactionWrites.NONE);
    }
  }

  /** News that could not be posted does not change the case. */
  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String why) {
    return TransactionWrites.NONE;
  }
}
