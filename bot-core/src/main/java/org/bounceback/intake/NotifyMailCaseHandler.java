package org.bounceback.intake;

import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.ConversationUnavailableException;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;

/** Sends the notification about a case from e-mail; the entry has the id of the case. */
final class NotifyMailCaseHandler implements OutboxHandler {
  private final MailCaseListener mailCaseListener;

  NotifyMailCaseHandler(MailCaseListener mailCaseListener) {
    this.mailCaseListener = mailCaseListener;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry) throws InterruptedException {
    try {
      mailCaseListener.caseOpened(new CaseId(outboxEntry.id()));
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
