package org.bounceback.bounce;

/** The kind of program that wrote what was uploaded. */
public enum ReportAuthor {
  /** A mail server wrote a report. */
  MAIL_SERVER,
  /** A mail server wrote lines of its log. */
  SERVER_LOG,
  /** A service that sends messages for others reported an event. */
  SENDING_SERVICE,
  /** An e-mail app shows the reply of its server. */
  MAIL_CLIENT,
  /** The text does not show who wrote it: a pasted reply, for example. */
  NOT_STATED
}
