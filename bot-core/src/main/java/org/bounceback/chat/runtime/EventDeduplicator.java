package org.bounceback.chat.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bounceback.chat.EventId;
import org.bounceback.chat.InboundEvent;

/** The latest events, so that a repeated one is done once. Safe for concurrent use. */
public final class EventDeduplicator {
  private final Map<EventId, Boolean> seen;

  /** Remembers that many events; the oldest are forgotten first. */
  public EventDeduplicator(int most) {
    this.seen =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<EventId, Boolean> eldest) {
            return size() > most;
          }
        };
  }

  /** Whether neither of an event's names was met before; both are remembered. */
  public synchronized boolean isNew(InboundEvent inboundEvent) {
    boolean newDelivery = seen.putIfAbsent(inboundEvent.delivery(), true) == null;
    boolean newContent =
        inboundEvent.content().equals(inboundEvent.delivery())
            ? newDelivery
            : seen.putIfAbsent(inboundEvent.content(), true) == null;
    return newDelivery && newContent;
  }

  /** Lets an event come again, since nothing was done about it. */
  public synchronized void forget(InboundEvent inboundEvent) {
    seen.remove(inboundEvent.delivery());
    seen.remove(inboundEvent.content());
  }
}
