package org.bounceback.mailbox;

import java.io.Closeable;

/** Gets the mails of a mailbox, one after the other. */
public interface MailConsumer {

  /**
   * Waits until there is memory for a mail; called before it is fetched.
   *
   * @param size of the mail in bytes, as the server reports it
   * @return gives the memory back when it is closed
   * @throws MailDeferredException when there was none; the mail is offered again later
   */
  default Closeable room(long size) throws MailDeferredException, InterruptedException {
    return () -> {};
  }

  /**
   * Takes a mail; when this returns, the mail may be put aside in the mailbox.
   *
   * @param place a name that no other mail ever had: the folder's UIDVALIDITY with the mail's UID
   *     (RFC 3501 section 2.3.1.1)
   * @throws MailDeferredException when it shall stay where it is and be offered again later
   */
  void take(String place, byte[] mail) throws MailDeferredException;

  /**
   * Hears of a mail that is larger than what is read; when this returns, it may be put aside.
   *
   * @param header the mail's own
   * @param size in bytes
   * @throws MailDeferredException when it shall stay where it is and be offered again later
   */
  void tooLarge(String place, byte[] header, long size) throws MailDeferredException;

  /** Nothing can be taken at the moment. */
  final class MailDeferredException extends Exception {

    /** For a reason in the operator's words. */
    public MailDeferredException(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
