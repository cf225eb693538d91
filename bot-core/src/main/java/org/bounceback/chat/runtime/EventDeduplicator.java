package org.bounceback.chat.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bounceback.chat.EventId;
import org.bounceback.chat.InboundEvent;

/** Recognizes repeated events by the IDs of the latest ones. Safe for concurrent use. */
public final class EventDeduplicator {
  private final Map<EventId, Boolean> seen;

  /** Creates a deduplicator that remembers {@code maxIds} IDs and drops the oldest first. */
  public EventDeduplicator(int maxIds) {
    this.seen =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<EventId, Boolean> eldest) {
            return size() > maxIds;
          }
        };
  }

  /** Returns whether neither of an event's IDs was seen before. Remembers both. */
  public synchronized boolean isNew(InboundEvent inboundEvent) {
    boolean newDelivery = seen.putIfAbsent(inboundEvent.delivery(), true) == null;
    boolean newContent =
        inboundEvent.content().equals(inboundEvent.delivery())
            ? newDelivery
            : seen.putIfAbsent(inboundEvent.content(), true) == null;
    return newDelivery && newContent;
  }

  /** Forgets an event that had no effect, so that it can be sent again. */
  public synchronized void forget(InboundEvent inboundEvent) {
    seen.remove(inboundEvent.delivery());
    seen.remove(inboundEvent.content());
  }
}
