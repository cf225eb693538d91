package org.bounceback.answers;

import java.util.Optional;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.cases.CaseId;
import org.bounceback.store.StoreException;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;

/** Completes the diagnosis of a case whose answer is pending; the entry's payload is the case. */
final class DiagnoseAgainHandler implements OutboxHandler {
  private final AnswerService answerService;

  DiagnoseAgainHandler(AnswerService answerService) {
    this.answerService = answerService;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    try {
      var unused = answerService.complete(new CaseId(outboxEntry.payload()));
      return new DeliveryResult.Done(TransactionWrites.NONE);
    } catch (BudgetExhausted busy) {
      return new DeliveryResult.Retry(
          String.valueOf(busy.getMessage()), Optional.empty(), TransactionWrites.NONE);
    }
  }

  /** Leaves the answer pending. The card shows that, and the next answer starts a new diagnosis. */
  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String reason) {
    return TransactionWrites.NONE;
  }
}
