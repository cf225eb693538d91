package org.bounceback.mailbox;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for new messages, and sends keep-alive commands to the server. */
final class NewMailWaiter {
  private static final Logger log = LoggerFactory.getLogger(NewMailWaiter.class);

  private final IMAPFolder folder;
  private final Duration poll;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final boolean usesIdle;

  NewMailWaiter(IMAPFolder folder, Duration poll) throws MessagingException {
    this.folder = folder;
    this.poll = poll;
    this.usesIdle = supportsIdle(folder);
    if (usesIdle) {
      var keepAlive = new Thread(this::sendKeepAlives, "mailbox-alive");
      keepAlive.setDaemon(true);
      keepAlive.start();
    }
  }

  /** Returns whether the server supports IDLE. */
  static boolean supportsIdle(IMAPFolder folder) throws MessagingException {
    return ((IMAPStore) folder.getStore()).hasCapability("IDLE");
  }

  void await() throws MessagingException, InterruptedException {
    if (usesIdle) {
      folder.idle(true);
    } else if (!stopped.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
      folder.getMessageCount();
    }
  }

  void stop() {
    stopped.countDown();
  }

  private void sendKeepAlive() throws MessagingException {
    try {
      folder.getUnreadMessageCount();
    } catch (RuntimeException | Error bug) { // Only this thread detects a dead connection.
      log.error("keep-alive of the mailbox failed, retrying", bug);
    }
  }

  /** Sends keep-alive commands. Each one ends IDLE, after which the folder is read again. */
  private void sendKeepAlives() {
    try {
      while (!stopped.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
        sendKeepAlive();
      }
    } catch (MessagingException broken) {
      // The waiting thread gets the same exception.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
