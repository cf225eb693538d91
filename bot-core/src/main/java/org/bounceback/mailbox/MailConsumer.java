package org.bounceback.mailbox;

import java.io.Closeable;

/** Receives the messages of a mailbox, one at a time. */
public interface MailConsumer {

  /**
   * Waits until there is enough memory for a message; called before it is fetched.
   *
   * @param size the size of the message in bytes, as the server reports it
   * @return releases the memory when it is closed
   * @throws MailDeferredException if there is not enough memory; the message is offered again later
   */
  default Closeable reserve(long size) throws MailDeferredException, InterruptedException {
    return () -> {};
  }

  /**
   * Processes a message. After this method returns, the message may be marked as read and moved.
   *
   * @param place a unique name of the message: the folder's UIDVALIDITY with the message's UID (RFC
   *     3501 section 2.3.1.1)
   * @throws MailDeferredException if the message must stay unread and be offered again later
   */
  void accept(String place, byte[] mail) throws MailDeferredException;

  /**
   * Handles a message that exceeds the maximum size. After this method returns, it may be marked as
   * read and moved.
   *
   * @param header the header of the message
   * @param size the size in bytes
   * @throws MailDeferredException if the message must stay unread and be offered again later
   */
  void tooLarge(String place, byte[] header, long size) throws MailDeferredException;

  /** No message can be processed at the moment. */
  final class MailDeferredException extends Exception {

    /** Creates an exception with a reason for the operator. */
    public MailDeferredException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
