package org.bounceback.ticket;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.Conclusion;
import org.bounceback.casebook.StoredMail;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.Outcome;
import org.bounceback.store.StoreFailed;
import org.bounceback.store.Transaction;
import org.bounceback.store.Writes;

/**
 * Examines a case that was accepted unexamined, then has its ticket opened; the entry is named for
 * the case, its payload is the submission's key.
 */
final class ExamineCase implements Handler {
  private final Casebook casebook;
  private final Examination examination;
  private final BiConsumer<Transaction, Entry> openTicket;

  ExamineCase(
      Casebook casebook, Examination examination, BiConsumer<Transaction, Entry> openTicket) {
    this.casebook = casebook;
    this.examination = examination;
    this.openTicket = openTicket;
  }

  @Override
  public Outcome handle(Entry entry) throws StoreFailed, InterruptedException {
    var id = new CaseId(entry.id());
    Optional<StoredMail> mail = casebook.mail(id);
    Optional<Conclusion> found = Optional.empty();
    try {
      if (mail.isPresent()) {
        found = Optional.of(examination.examine(mail.get()));
      }
    } catch (BudgetExhausted busy) {
      return new Outcome.Retry(String.valueOf(busy.getMessage()), Optional.empty(), Writes.NONE);
    }
    return done(entry, id, found);
  }

  private Outcome done(Entry entry, CaseId id, Optional<Conclusion> found) {
    return new Outcome.Done(
        tx -> {
          found.ifPresent(conclusion -> casebook.conclude(tx, id, conclusion));
          openTicket.accept(tx, entry);
        });
  }

  /** The ticket is opened all the same, with what reading alone has found. */
  @Override
  public Writes givingUp(Entry entry, String why) {
    return tx -> openTicket.accept(tx, entry);
  }
}
