package org.bounceback.mailbox;

/** A letter that the server is not known to have taken. */
public final class MailSendException extends Exception {
  private final SendFailureKind sendFailureKind;
  private final String why;

  /** What came between. */
  public enum SendFailureKind {
    /** The server does not know us: the password or token is wrong. */
    CREDENTIALS,
    /** It refuses this letter, and would do so again. */
    REFUSED,
    /** It asks us to come again later. */
    LATER,
    /** It cannot be reached, or the line cannot be made private. */
    UNREACHABLE,
    /** It did not answer in time; it may have taken the letter. */
    SLOW,
    /** It hung up; it may have taken the letter. */
    CUT
  }

  MailSendException(SendFailureKind sendFailureKind, String why, Throwable cause) {
    super(why, cause);
    this.sendFailureKind = sendFailureKind;
    this.why = why;
  }

  /** What came between. */
  public SendFailureKind how() {
    return sendFailureKind;
  }

  /** The server's own words where it said some, else ours. */
  public String why() {
    return why;
  }
}
