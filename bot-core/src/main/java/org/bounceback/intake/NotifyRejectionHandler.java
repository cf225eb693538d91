package org.bounceback.intake;

import java.util.List;
import java.util.Optional;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;

/** Sends the notification about a rejected message. */
final class NotifyRejectionHandler implements OutboxHandler {
  private final MailCaseListener mailCaseListener;

  NotifyRejectionHandler(MailCaseListener mailCaseListener) {
    this.mailCaseListener = mailCaseListener;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry) throws InterruptedException {
    List<String> senderAndReason = RejectionNotices.parse(outboxEntry.payload());
    try {
      mailCaseListener.rejected(outboxEntry.id(), senderAndReason.get(0), senderAndReason.get(1));
      return new DeliveryResult.Done(TransactionWrites.NONE);
    } catch (ConversationUnavailableException failed) {
      return new DeliveryResult.Retry(
          String.valueOf(failed.getMessage()), Optional.empty(), TransactionWrites.NONE);
    }
  }

  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String why) {
    return TransactionWrites.NONE;
  }
}
