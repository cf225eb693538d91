package org.bounceback.mailbox;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for new mail, and asks now and then whether the server is still there. */
final class NewMailWaiter {
  private static final Logger log = LoggerFactory.getLogger(NewMailWaiter.class);

  private final IMAPFolder folder;
  private final Duration poll;
  private final CountDownLatch over = new CountDownLatch(1);
  private final boolean told;

  NewMailWaiter(IMAPFolder folder, Duration poll) throws MessagingException {
    this.folder = folder;
    this.poll = poll;
    this.told = isToldBy(folder);
    if (told) {
      var asking = new Thread(this::askNowAndThen, "mailbox-alive");
      asking.setDaemon(true);
      asking.start();
    }
  }

  /** Whether the server tells of new mail by itself. */
  static boolean isToldBy(IMAPFolder folder) throws MessagingException {
    return ((IMAPStore) folder.getStore()).hasCapability("IDLE");
  }

  void await() throws MessagingException, InterruptedException {
    if (told) {
      folder.idle(true);
    } else if (!over.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
      folder.getMessageCount();
    }
  }

  void end() {
    over.countDown();
  }

  private void askOnce() throws MessagingException {
    try {
      folder.getUnreadMessageCount();
    } catch (RuntimeException | Error bug) { // Without this thread nobody would notice a dead line.
      log.error("the mailbox's server was not asked, it is asked again", bug);
    }
  }

  /** A command ends IDLE, after which the folder is looked through once more. */
  private void askNowAndThen() {
    try {
      while (!over.await(poll.toMillis(), TimeUnit.MILLISECONDS)) {
        askOnce();
      }
    } catch (MessagingException broken) {
      // The one who waits hears of it as well.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
