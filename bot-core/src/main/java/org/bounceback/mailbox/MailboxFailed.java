package org.bounceback.mailbox;

/** A mailbox that cannot be read, or not any more. */
public final class MailboxFailed extends Exception {

  MailboxFailed(String why, Throwable cause) {
    super(why, cause);
  }

  MailboxFailed(String why) {
    super(why);
  }
}
