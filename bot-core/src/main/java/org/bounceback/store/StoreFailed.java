package org.bounceback.store;

/**
 * The store could not read or write; nothing of the transaction was kept. The message names the
 * place and says what to do, in the operator's words.
 */
public final class StoreFailed extends Exception {
  private final String complaint;

  StoreFailed(String complaint) {
    super(complaint);
    this.complaint = complaint;
  }

  /** With what went wrong and its cause. */
  public StoreFailed(String complaint, Throwable cause) {
    super(complaint, cause);
    this.complaint = complaint;
  }

  @Override
  public String getMessage() {
    return complaint;
  }
}
