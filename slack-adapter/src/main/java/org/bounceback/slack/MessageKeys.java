package org.bounceback.slack;

import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.chat.EventId;

/**
 * Numbers the messages that answer one event. The keys are the same when the event is answered
 * again after a restart. Safe for concurrent use.
 */
final class MessageKeys {
  private final EventId event;
  private final boolean repeated;
  private final AtomicInteger lastNumber = new AtomicInteger();

  private MessageKeys(EventId event, boolean repeated) {
    this.event = event;
    this.repeated = repeated;
  }

  /** Returns the keys for an event that is answered for the first time. */
  static MessageKeys first(EventId event) {
    return new MessageKeys(event, false);
  }

  /** Returns the keys for an event that an earlier process may have partly answered. */
  static MessageKeys repeated(EventId event) {
    return new MessageKeys(event, true);
  }

  /** Returns the key of the first response. */
  MessageKey initial() {
    return MessageKey.of(event.text() + "#0", repeated);
  }

  /** Returns the key of the next follow-up message. */
  MessageKey next() {
    return MessageKey.of(event.text() + "#" + lastNumber.incrementAndGet(), repeated);
  }
}
