package org.bounceback.chat;

import org.bounceback.store.StoreException;

/** An event could not be written down; the message says why, in the operator's words. */
public final class EventNotStoredException extends Exception {
  private final boolean unverified;

  public EventNotStoredException(StoreException cause) {
    super(cause.getMessage(), cause);
    this.unverified = false;
  }

  private EventNotStoredException(String message) {
    super(message);
    this.unverified = true;
  }

  /** The platform did not say whether the event's person is an agent, so nothing may be stored. */
  public static EventNotStoredException unverified() {
    return new EventNotStoredException("the platform did not say whether the person is an agent");
  }

  /**
   * Whether only the person could not be checked: the event may be received all the same, and is
   * answered with a refusal. Otherwise the store failed.
   */
  public boolean isUnverified() {
    return unverified;
  }
}
