package org.bounceback.intake;

import java.util.Optional;
import java.util.function.BiConsumer;
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

  ExamineArrival(Casebook casebook, Examination examination, BiConsumer<Transaction, String> tell) {
    this.casebook = casebook;
    this.examination = examination;
    this.tell = tell;
  }

  @Override
  public Outcome handle(Entry entry) throws StoreFailed, InterruptedException {
    var id = new CaseId(entry.id());
    Optional<StoredMail> mail = casebook.mail(id);
    if (mail.isEmpty()) {
      return new Outcome.Done(Writes.NONE);
    }
    Conclusion found = examination.examine(mail.get());
    return new Outcome.Done(
        tx -> {
          casebook.conclude(tx, id, found);
          tell.accept(tx, entry.id());
        });
  }

  /** There is nothing to show; it stays among what was given up, and the mail with its case. */
  @Override
  public Writes givingUp(Entry entry, String why) {
    return Writes.NONE;
  }
}
