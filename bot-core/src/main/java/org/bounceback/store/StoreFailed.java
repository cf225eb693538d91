package org.bounceback.store;

/**
 * The store could not read or write; nothing of the transaction was kept. The message names the
 * place and says what to do, in the operator's words.
 */
public final class StoreFailed extends Exception {
  StoreFailed(String message) {
    super(message);
  }

  StoreFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
