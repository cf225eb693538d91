package org.bounceback.cases;

/** News about a case could not be posted in its conversation; they have to be posted later. */
public final class ConversationUnavailableException extends Exception {

  /** For a reason in the operator's words. */
  public ConversationUnavailableException(String reason) {
    super(reason);
  }

  /** For what the chat platform or the store reported. */
  public ConversationUnavailableException(Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
