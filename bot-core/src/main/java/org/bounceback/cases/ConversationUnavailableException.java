package org.bounceback.cases;

/**
 * Thrown when an update about a case could not be posted in its conversation and must be retried
 * later.
 */
public final class ConversationUnavailableException extends Exception {

  /** Creates an exception with a reason for the operator. */
  public ConversationUnavailableException(String reason) {
    super(reason);
  }

  /** Creates an exception for an error of the chat platform or the database. */
  public ConversationUnavailableException(Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
