package org.bounceback.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bounceback.casebook.EventId;

/** The latest events, so that a repeated one is done once. Safe for concurrent use. */
final class SeenEvents {
  private final Map<EventId, Boolean> seen;

  /** Remembers that many events; the oldest are forgotten first. */
  SeenEvents(int most) {
    this.seen =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<EventId, Boolean> eldest) {
            return size() > most;
          }
        };
  }

  /** Whether neither of an event's names was met before; both are remembered. */
  synchronized boolean isNew(Inbound inbound) {
    boolean newDelivery = seen.putIfAbsent(inbound.delivery(), true) == null;
    boolean newContent =
        inbound.content().equals(inbound.delivery())
            ? newDelivery
            : seen.putIfAbsent(inbound.content(), true) == null;
    return newDelivery && newContent;
  }

  /** Lets an event come again, since nothing was done about it. */
  synchronized void forget(Inbound inbound) {
    seen.remove(inbound.delivery());
    seen.remove(inbound.content());
  }
}
