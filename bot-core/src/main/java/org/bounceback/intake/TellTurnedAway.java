package org.bounceback.intake;

import java.util.List;
import java.util.Optional;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.Outcome;
import org.bounceback.store.Writes;

/** Tells of a mail that was not taken. */
final class TellTurnedAway implements Handler {
  private final Arrivals arrivals;

  TellTurnedAway(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  @Override
  public Outcome handle(Entry entry) throws InterruptedException {
    List<String> said = TurnedAway.read(entry.payload());
    try {
      arrivals.turnedAway(entry.id(), said.get(0), said.get(1));
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
