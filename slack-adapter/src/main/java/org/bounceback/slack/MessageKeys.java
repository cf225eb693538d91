package org.bounceback.slack;

import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.chat.EventId;

/**
 * The names of the messages that answer one event, one after another: the same ones when it is
 * answered again after a restart. Safe for concurrent use.
 */
final class MessageKeys {
  private final EventId event;
  private final boolean again;
  private final AtomicInteger given = new AtomicInteger();

  private MessageKeys(EventId event, boolean again) {
    this.event = event;
    this.again = again;
  }

  /** Of an event that nobody has answered yet. */
  static MessageKeys first(EventId event) {
    return new MessageKeys(event, false);
  }

  /** Of an event that a former process may have answered in part. */
  static MessageKeys again(EventId event) {
    return new MessageKeys(event, true);
  }

  /** Of the first answer. */
  MessageKey answer() {
    return MessageKey.of(event.text() + "#0", again);
  }

  /** Of the next one that comes after it. */
  MessageKey next() {
    return MessageKey.of(event.text() + "#" + given.incrementAndGet(), again);
  }
}
