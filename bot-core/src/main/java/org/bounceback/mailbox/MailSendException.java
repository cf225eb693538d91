package org.bounceback.mailbox;

/** A message that the server did not accept, as far as known. */
public final class MailSendException extends Exception {
  private final SendFailureKind sendFailureKind;
  private final String reason;

  /** The kind of failure. */
  public enum SendFailureKind {
    /** The server rejected the login: the password or token is wrong. */
    CREDENTIALS,
    /** The server permanently rejected this message. */
    REFUSED,
    /** The server temporarily rejected this message. */
    LATER,
    /** The server is unreachable, or the connection cannot be encrypted. */
    UNREACHABLE,
    /** The server did not respond in time; it may have accepted the message. */
    SLOW,
    /** The server closed the connection; it may have accepted the message. */
    CUT
  }

  MailSendException(SendFailureKind sendFailureKind, String reason, Throwable cause) {
    super(reason, cause);
    this.sendFailureKind = sendFailureKind;
    this.reason = reason;
  }

  /** Returns the kind of failure. */
  public SendFailureKind kind() {
    return sendFailureKind;
  }

  /** Returns the server's reply if there is one, otherwise our description. */
  public String reason() {
    return reason;
  }
}
