package org.bounceback.store;

/**
 * Thrown if the store could not read or write; nothing of the transaction was stored. The message
 * for the operator names the database and the solution.
 */
public final class StoreException extends Exception {
  private final String complaint;

  public StoreException(String complaint) {
    super(complaint);
    this.complaint = complaint;
  }

  /** Creates an exception with a message and its cause. */
  public StoreException(String complaint, Throwable cause) {
    super(complaint, cause);
    this.complaint = complaint;
  }

  @Override
  public String getMessage() {
    return complaint;
  }
}
