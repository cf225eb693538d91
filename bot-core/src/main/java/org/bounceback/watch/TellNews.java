package org.bounceback.watch;

import java.util.Optional;
import org.bounceback.casebook.CaseId;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.Outcome;
import org.bounceback.store.Writes;

/** Passes news on; the entry's payload is a case and its news. */
final class TellNews implements Handler {
  private final WatchEvents events;

  TellNews(WatchEvents events) {
    this.events = events;
  }

  @Override
  public Outcome handle(Entry entry) throws InterruptedException {
    DocumentNode payload = DocumentCodec.json(entry.id(), entry.payload());
    try {
      events.found(new CaseId(payload.text("case")), WatchNews.in(payload.at("news")));
      return new Outcome.Done(Writes.NONE);
    } catch (WatchEvents.NotTold failed) {
      return new Outcome.Retry(String.valueOf(failed.getMessage()), Optional.empty(), Writes.NONE);
    }
  }

  /** News that nobody could be told changes nothing about the case. */
  @Override
  public Writes givingUp(Entry entry, String why) {
    return Writes.NONE;
  }
}
