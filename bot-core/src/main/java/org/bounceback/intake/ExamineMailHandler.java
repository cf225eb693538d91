package org.bounceback.intake;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.StoredMail;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.TransactionWrites;
import org.bounceback.store.outbox.DeliveryResult;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.ticket.CaseExaminer;

/** Examines the message of a case; the entry has the id of its case. */
final class ExamineMailHandler implements OutboxHandler {
  private final CaseRepository caseRepository;
  private final CaseExaminer caseExaminer;
  private final BiConsumer<Transaction, String> enqueueNotification;
  private final RejectionNotices rejectionNotices;

  ExamineMailHandler(
      CaseRepository caseRepository,
      CaseExaminer caseExaminer,
      BiConsumer<Transaction, String> enqueueNotification,
      RejectionNotices rejectionNotices) {
    this.caseRepository = caseRepository;
    this.caseExaminer = caseExaminer;
    this.enqueueNotification = enqueueNotification;
    this.rejectionNotices = rejectionNotices;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    var id = new CaseId(outboxEntry.id());
    Optional<StoredMail> mail = caseRepository.mail(id);
    if (mail.isEmpty()) {
      return new DeliveryResult.Done(TransactionWrites.NONE);
    }
    try {
      CaseResult found = caseExaminer.examine(mail.get());
      return new DeliveryResult.Done(
          tx -> {
            caseRepository.replaceFindings(tx, id, found);
            enqueueNotification.accept(tx, outboxEntry.id());
          });
    } catch (BudgetExhausted busy) {
      return new DeliveryResult.Retry(
          String.valueOf(busy.getMessage()), Optional.empty(), TransactionWrites.NONE);
    }
  }

  /** Notifies the sender, because there is no card; the message stays with its case. */
  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String reason) {
    var id = new CaseId(outboxEntry.id());
    return tx ->
        caseRepository
            .find(tx, id)
            .ifPresent(
                stored ->
                    rejectionNotices.record(
                        tx,
                        stored.caseRequester().person(),
                        "it could not be examined, and is kept as case " + id));
  }
}
