package org.bounceback.intake;

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
import org.bounceback.ticket.Examination;

/** Takes the steps for a mail that came in; the entry is named for its case. */
final class ExamineArrival implements Handler {
  private final Casebook casebook;
  private final Examination examination;
  private final BiConsumer<Transaction, String> tell;
  private final TurnedAway turnedAway;

  ExamineArrival(
      Casebook casebook,
      Examination examination,
      BiConsumer<Transaction, String> tell,
      TurnedAway turnedAway) {
    this.casebook = casebook;
    this.examination = examination;
    this.tell = tell;
    this.turnedAway = turnedAway;
  }

  @Override
  public Outcome handle(Entry entry) throws StoreFailed, InterruptedException {
    var id = new CaseId(entry.id());
    Optional<StoredMail> mail = casebook.mail(id);
    if (mail.isEmpty()) {
      return new Outcome.Done(Writes.NONE);
    }
    try {
      Conclusion found = examination.examine(mail.get());
      return new Outcome.Done(
          tx -> {
            casebook.conclude(tx, id, found);
            tell.accept(tx, entry.id());
          });
    } catch (BudgetExhausted busy) {
      return new Outcome.Retry(String.valueOf(busy.getMessage()), Optional.empty(), Writes.NONE);
    }
  }

  /** There is no card to show; the mail stays with its case. */
  @Override
  public Writes givingUp(Entry entry, String why) {
    var id = new CaseId(entry.id());
    return tx ->
        casebook
            .find(tx, id)
            .ifPresent(
                stored ->
                    turnedAway.note(
                        tx,
                        stored.asker().person(),
                        "it could not be examined, and is kept as case " + id));
  }
}
