package org.bounceback.discord;

import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.chat.EventId;

/**
 * The names of the messages that answer one event, one after another: the same ones when it is
 * answered again after a restart. Safe for concurrent use.
 */
final class MessageNonces {
  private final EventId event;
  private final AtomicInteger given = new AtomicInteger();

  MessageNonces(EventId event) {
    this.event = event;
  }

  /** The first answer, shown in one of its ways. */
  MessageNonce first(String way) {
    return MessageNonce.of(event.text() + " " + way);
  }

  /** The next of those that come after it. */
  MessageNonce next() {
    return MessageNonce.of(event.text() + "#" + given.getAndIncrement());
  }
}
