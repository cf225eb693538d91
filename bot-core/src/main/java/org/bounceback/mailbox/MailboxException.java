package org.bounceback.mailbox;

/** A mailbox that cannot be read, or not any more. */
public final class MailboxException extends Exception {

  MailboxException(String why, Throwable cause) {
    super(why, cause);
  }

  MailboxException(String why) {
    super(why);
  }
}
