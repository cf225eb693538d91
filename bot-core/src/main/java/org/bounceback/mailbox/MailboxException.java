package org.bounceback.mailbox;

/** A mailbox that cannot be read, or can no longer be read. */
public final class MailboxException extends Exception {

  MailboxException(String message, Throwable cause) {
    super(message, cause);
  }

  MailboxException(String message) {
    super(message);
  }
}
