package org.bounceback.intake;

import java.util.Optional;
import org.bounceback.casebook.CaseId;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.Outcome;
import org.bounceback.store.Writes;

/** Tells of a case that came by mail; the entry is named for it. */
final class TellArrival implements Handler {
  private final Arrivals arrivals;

  TellArrival(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public Outcome handle(Entry entry) throws InterruptedException {
    try {
      arrivals.arrived(new CaseId(entry.id()));
      return new Outcome.Done(Writes.NONE);
    } catch (Arrivals.NotTold failed) {
      return new Outcome.Retry(String.valueOf(failed.getMessage()), Optional.empty(), Writes.NONE);
    }
  }

  @Override
  public Writes givingUp(Entry entry, String why) {
    return Writes.NONE;
  }
}
