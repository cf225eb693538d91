package org.bounceback.app.settings;

/** The configuration cannot be used; the message says which key, why, and what to do. */
public final class InvalidSettingsException extends Exception {
  private final String message;

  /** Creates an exception with a message for the operator. */
  public InvalidSettingsException(String message) {
    super(message);
    this.message = message;
  }

  /** Creates an exception with a message for the operator and a cause. */
  public InvalidSettingsException(String message, Throwable cause) {
    super(message, cause);
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
