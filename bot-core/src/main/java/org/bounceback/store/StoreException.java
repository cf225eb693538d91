package org.bounceback.store;

/**
 * The store could not read or write; nothing of the transaction was kept. The message names the
 * place and says what to do, in the operator's words.
 */
public final class StoreException extends Exception {
  private final String complaint;

  public StoreException(String complaint) {
    super(complaint);
    this.complaint = complaint;
  }

  /** With what went wrong and its cause. */
  public StoreException(String complaint, Throwable cause) {
    super(complaint, cause);
    this.complaint = complaint;
  }

  @Override
  public String getMessage() {
    return complaint;
  }
}
