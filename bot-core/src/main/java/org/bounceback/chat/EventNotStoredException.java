package org.bounceback.chat;

import org.bounceback.store.StoreException;

/** An event could not be stored. The message explains the reason to the operator. */
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

  /**
   * Returns an exception for an event whose user could not be verified, so that it may not be
   * stored.
   */
  public static EventNotStoredException unverified() {
    return new EventNotStoredException("the platform did not report whether the user is an agent");
  }

  /**
   * Returns whether the user could not be verified. The event may still be received and is then
   * answered with a refusal. If false, the store failed.
   */
  public boolean isUnverified() {
    return unverified;
  }
}
