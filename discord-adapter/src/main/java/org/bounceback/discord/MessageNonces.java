package org.bounceback.discord;

import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.chat.EventId;

/**
 * Numbers the messages that answer one event. The nonces are the same when the event is answered
 * again after a restart. Safe for concurrent use.
 */
final class MessageNonces {
  private final EventId event;
  private final AtomicInteger nextNumber = new AtomicInteger();

  MessageNonces(EventId event) {
    this.event = event;
  }

  /** Returns the nonce of the first response, which depends on how it is shown. */
  MessageNonce first(String kind) {
    return MessageNonce.of(event.text() + " " + kind);
  }

  /** Returns the nonce of the next follow-up message. */
  MessageNonce next() {
    return MessageNonce.of(event.text() + "#" + nextNumber.getAndIncrement());
  }
}
