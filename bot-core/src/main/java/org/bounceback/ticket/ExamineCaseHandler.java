package org.bounceback.ticket;

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

/**
 * Examines a case that was accepted unexamined, then schedules the opening of its ticket. The entry
 * has the case's id, its payload is the submission's key.
 */
final class ExamineCaseHandler implements OutboxHandler {
  private final CaseRepository caseRepository;
  private final CaseExaminer caseExaminer;
  private final BiConsumer<Transaction, OutboxEntry> openTicket;

  ExamineCaseHandler(
      CaseRepository caseRepository,
      CaseExaminer caseExaminer,
      BiConsumer<Transaction, OutboxEntry> openTicket) {
    this.caseRepository = caseRepository;
    this.caseExaminer = caseExaminer;
    this.openTicket = openTicket;
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry)
      throws StoreException, InterruptedException {
    var id = new CaseId(outboxEntry.id());
    Optional<StoredMail> mail = caseRepository.mail(id);
    Optional<CaseResult> found = Optional.empty();
    try {
      if (mail.isPresent()) {
        found = Optional.of(caseExaminer.examine(mail.get()));
      }
    } catch (BudgetExhausted busy) {
      return new DeliveryResult.Retry(
          String.valueOf(busy.getMessage()), Optional.empty(), TransactionWrites.NONE);
    }
    return done(outboxEntry, id, found);
  }

  private DeliveryResult done(OutboxEntry outboxEntry, CaseId id, Optional<CaseResult> found) {
    return new DeliveryResult.Done(
        tx -> {
          found.ifPresent(caseResult -> caseRepository.replaceFindings(tx, id, caseResult));
          openTicket.accept(tx, outboxEntry);
        });
  }

  /** Opens the ticket anyway, with the findings of the e-mail itself. */
  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String reason) {
    return tx -> openTicket.accept(tx, outboxEntry);
  }
}
