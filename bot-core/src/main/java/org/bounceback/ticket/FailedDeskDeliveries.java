package org.bounceback.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bounceback.cases.AuditLog.AuditOutcome;
import org.bounceback.cases.AuditLog.AuditedAction;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.Transaction;
import org.bounceback.store.outbox.DeadLetter;
import org.bounceback.store.outbox.Outbox;

/**
 * Deliveries that the ticket system rejected and that are not retried until an operator requests
 * it.
 */
public final class FailedDeskDeliveries {
  private final Database database;
  private final CaseRepository caseRepository;
  private final Outbox outbox;
  private final BiConsumer<Transaction, CaseId> refreshCard;

  FailedDeskDeliveries(
      Database database,
      CaseRepository caseRepository,
      Outbox outbox,
      BiConsumer<Transaction, CaseId> refreshCard) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.outbox = outbox;
    this.refreshCard = refreshCard;
  }

  /**
   * A ticket that was not opened, or a note that was not added.
   *
   * @param note whether it is a note
   * @param reason the failure of the last attempt
   */
  public record Letter(CaseId about, boolean note, String reason, Instant givenUp) {}

  /** Returns all of them, oldest first. */
  public List<Letter> all() throws StoreException {
    return database.inTransaction(
        tx ->
            outbox.undelivered(tx).stream().flatMap(entry -> letter(tx, entry).stream()).toList());
  }

  /** Retries those of one case and returns them. The audit log records who requested it. */
  public List<Letter> retry(CaseId id, CaseRequester by) throws StoreException {
    return retry(Optional.of(id), by);
  }

  /** Retries all of them and returns them. The audit log records who requested it. */
  public List<Letter> retryAll(CaseRequester by) throws StoreException {
    return retry(Optional.empty(), by);
  }

  private List<Letter> retry(Optional<CaseId> wanted, CaseRequester by) throws StoreException {
    return database.inTransaction(
        tx -> {
          var retried = new ArrayList<Letter>();
          for (DeadLetter entry : outbox.undelivered(tx)) {
            letter(tx, entry)
                .filter(letter -> wanted.isEmpty() || wanted.get().equals(letter.about()))
                .ifPresent(
                    letter -> {
                      if (letter.note() || caseRepository.accept(tx, letter.about())) {
                        outbox.retry(tx, entry);
                        refreshCard.accept(tx, letter.about());
                        caseRepository
                            .audit()
                            .record(
                                tx,
                                new AuditedAction(
                                    by, "retry", "desk", AuditOutcome.BEGUN, "", letter.about()));
                        retried.add(letter);
                      }
                    });
          }
          return List.copyOf(retried);
        });
  }

  /** Ignores failed readings and cards, which an operator cannot fix. */
  private static Optional<Letter> letter(Transaction tx, DeadLetter entry) {
    boolean note = entry.task().equals(EscalationService.ADD_NOTE);
    if (!note && !entry.task().equals(EscalationService.OPEN_TICKET)) {
      return Optional.empty();
    }
    Optional<CaseId> about =
        note
            ? tx.findRow("select case_id from notes where note_key = ?", entry.payload())
                .map(resultRow -> new CaseId(resultRow.text("case_id")))
            : Optional.of(new CaseId(entry.id()));
    return about.map(id -> new Letter(id, note, entry.reason(), entry.givenUp()));
  }
}
