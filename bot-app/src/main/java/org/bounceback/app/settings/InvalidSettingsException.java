package org.bounceback.app.settings;

/** The configuration cannot be used; the message says which key, why, and what to do. */
public final class InvalidSettingsException extends Exception {
  private final String complaint;

  /** With the message for the operator. */
  public InvalidSettingsException(String complaint) {
    super(complaint);
    this.complaint = complaint;
  }

  /** With the message for the operator and what led to it. */
  public InvalidSettingsException(String complaint, Throwable cause) {
    super(complaint, cause);
    this.complaint = complaint;
  }

  @Override
  public String getMessage() {
    return complaint;
  }
}
