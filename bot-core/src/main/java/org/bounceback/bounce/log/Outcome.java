package org.bounceback.bounce.log;

import java.util.Locale;

/** What a log says became of one message for one recipient. */
public enum Outcome {
  /** The server accepted the message; the lines show nothing later about it. */
  ACCEPTED,
  /** A listing of the queue contains the message. */
  QUEUED,
  /** The server delivered the message, or another server accepted it. */
  DELIVERED,
  /** The message was accepted but put in the spam folder or in quarantine. */
  FILTERED,
  /** The server threw the message away on purpose and informed nobody. */
  DISCARDED,
  /** The attempt failed, and the server will retry. */
  DEFERRED,
  /** The message waits in the queue, and the server does not retry by itself. */
  FROZEN,
  /** The delivery failed, and the server gave up. */
  FAILED,
  /** The server gave up because the message was too long in the queue. */
  EXPIRED,
  /** The message was removed from the queue before its delivery. */
  REMOVED,
  /** The server that wrote the log rejected the message of its client for good. */
  REJECTED,
  /** The server that wrote the log rejected the message of its client with a temporary reply. */
  REJECTED_TEMPORARILY;

  /** Returns the code in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether nothing will change: no later line of the same delivery is expected. */
  public boolean isFinal() {
    return switch (this) {
      case ACCEPTED, QUEUED, DEFERRED, FROZEN -> false;
      default -> true;
    };
  }
}
