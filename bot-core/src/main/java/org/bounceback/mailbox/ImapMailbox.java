package org.bounceback.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bounceback.mailbox.MailHost.Protocol;
import org.bounceback.net.ClosableSocketFactory;
import org.bounceback.net.ServerTrust;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads unread messages from the operator's mailbox by IMAP (RFC 3501), as they arrive (IDLE, RFC
 * 2177) or by polling. Accepted messages are marked as read, and moved if a target folder is
 * configured.
 */
public final class ImapMailbox {
  private static final Logger log = LoggerFactory.getLogger(ImapMailbox.class);
  private static final String NAME = "imap";
  private static final String FETCH_BYTES = String.valueOf(1 << 20);
  private static final int BATCH_SIZE = 100;
  private static final int MAX_CAUSES = 10;

  private final Account account;

  /** Reads the mailbox of that account. */
  public ImapMailbox(Account account) {
    this.account = account;
  }

  /**
   * The account on the server.
   *
   * @param folder the folder to read
   * @param doneFolder the folder for accepted messages; empty leaves them where they are
   * @param maxBytes the maximum size of a message that is read, in bytes
   * @param poll the polling interval if the server does not support IDLE; otherwise the interval of
   *     keep-alive commands
   * @param patience the timeout for one response
   */
  public record Account(
      MailHost server,
      MailCredentials mailCredentials,
      ServerTrust trust,
      String folder,
      Optional<String> doneFolder,
      long maxBytes,
      Duration poll,
      Duration patience) {
    public Account {
      if (server.protocol() != Protocol.IMAP) {
        throw new IllegalArgumentException("a mailbox needs an imap URL, not " + server);
      }
      if (!server.mayReceiveSecrets()) {
        throw new IllegalArgumentException(
            "no password is sent unencrypted to " + server + "; use imaps:// or imap://");
      }
    }
  }

  /** An operation on the open folder. */
  private interface Visit {
    void in(IMAPFolder folder, Optional<Folder> done)
        throws MessagingException, MailConsumer.MailDeferredException, InterruptedException;
  }

  /**
   * The state of the mailbox.
   *
   * @param mails the number of messages in its folder
   * @param unseen the number of unread messages
   * @param supportsIdle whether the server reports new messages (IDLE)
   */
  public record State(int mails, int unseen, boolean supportsIdle) {}

  /**
   * Tests the access to the mailbox without reading a message.
   *
   * @throws MailboxException if the mailbox cannot be read
   */
  public State check() throws MailboxException, InterruptedException {
    var sockets = new ClosableSocketFactory(account.trust());
    var result = new AtomicReference<State>(new State(0, 0, false));
    try {
      return InterruptibleMailTask.run(
          "mailbox-check",
          sockets,
          account.patience().multipliedBy(2),
          () -> {
            visit(sockets, (folder, done) -> result.set(state(folder)));
            return result.get();
          });
    } catch (TimeoutException late) {
      throw new MailboxException("the mail server did not respond in time", late);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof MailboxException known
          ? known
          : new MailboxException("the mailbox cannot be read", failed);
    }
  }

  /**
   * Passes existing and new messages to the consumer, until the connection is closed.
   *
   * @param sockets closing them ends the method
   * @throws MailboxException when the mailbox can no longer be read; the method always ends with an
   *     exception
   * @throws MailConsumer.MailDeferredException when the consumer cannot accept more messages
   */
  public void receive(ClosableSocketFactory sockets, MailConsumer consumer)
      throws MailboxException, MailConsumer.MailDeferredException, InterruptedException {
    visit(
        sockets,
        (folder, done) -> {
          var waiting = new NewMailWaiter(folder, account.poll());
          try {
            while (true) {
              // The server does not report messages again that arrived before the wait.
              while (processAll(folder, done, consumer)) {}
              waiting.await();
            }
          } finally {
            waiting.stop();
          }
        });
  }

  private void visit(ClosableSocketFactory sockets, Visit visit)
      throws MailboxException, MailConsumer.MailDeferredException, InterruptedException {
    try (Store store = Session.getInstance(properties(sockets)).getStore(NAME)) {
      MailHost host = account.server();
      store.connect(
          host.host(),
          host.port(),
          account.mailCredentials().user(),
          account.mailCredentials().secret());
      try (var folder = (IMAPFolder) store.getFolder(account.folder())) {
        folder.open(Folder.READ_WRITE);
        Optional<Folder> done = Optional.empty();
        if (account.doneFolder().isPresent()) {
          done = Optional.of(store.getFolder(account.doneFolder().get()));
          if (!done.get().exists()) {
            throw new MailboxException("folder not found: " + account.doneFolder().get());
          }
        }
        visit.in(folder, done);
      }
    } catch (AuthenticationFailedException refused) {
      throw new MailboxException("login to the mailbox failed: " + refused.getMessage(), refused);
    } catch (FolderNotFoundException missing) {
      throw new MailboxException("folder not found: " + account.folder(), missing);
    } catch (MessagingException broken) {
      throw new MailboxException(
          isUntrusted(broken)
              ? "the mailbox's certificate is not trusted"
              : "the connection to the mailbox failed: " + broken.getMessage(),
          broken);
    } catch (IOException unreadable) {
      throw new MailboxException("cannot read the file with the access token", unreadable);
    }
  }

  private static State state(IMAPFolder folder) throws MessagingException {
    return new State(
        folder.getMessageCount(),
        folder.getUnreadMessageCount(),
        NewMailWaiter.supportsIdle(folder));
  }

  /** Processes all unread messages; returns whether any was accepted. */
  private boolean processAll(IMAPFolder folder, Optional<Folder> done, MailConsumer consumer)
      throws MessagingException, MailConsumer.MailDeferredException, InterruptedException {
    boolean any = false;
    Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
    for (int from = 0; from < unseen.length; from += BATCH_SIZE) {
      int until = Math.min(unseen.length, from + BATCH_SIZE);
      var some = Arrays.copyOfRange(unseen, from, until);
      var profile = new FetchProfile();
      profile.add(UIDFolder.FetchProfileItem.UID);
      profile.add(FetchProfile.Item.SIZE);
      folder.fetch(some, profile);
      for (Message message : some) {
        any |= processOne(folder, done, (IMAPMessage) message, consumer);
      }
    }
    return any;
  }

  /**
   * Processes one message. A message that cannot be read or processed stays unread and does not
   * block others.
   */
  private boolean processOne(
      IMAPFolder folder, Optional<Folder> done, IMAPMessage mail, MailConsumer consumer)
      throws MessagingException, MailConsumer.MailDeferredException, InterruptedException {
    try {
      String place = folder.getUIDValidity() + "/" + folder.getUID(mail);
      mail.setPeek(true);
      if (mail.getSize() > account.maxBytes()) {
        consumer.tooLarge(place, header(mail), mail.getSize());
      } else {
        fetch(place, mail, consumer);
      }
      markDone(folder, done, mail);
      return true;
    } catch (MessageRemovedException gone) {
      log.info("message disappeared before it was read");
    } catch (IOException unreadable) {
      log.warn("message not readable reason={}", unreadable.toString());
    } catch (RuntimeException bug) {
      log.error("message not processed", bug);
    }
    return false;
  }

  @SuppressWarnings("try") // The reserved memory is only released.
  private static void fetch(String place, IMAPMessage mail, MailConsumer consumer)
      throws MessagingException,
          IOException,
          MailConsumer.MailDeferredException,
          InterruptedException {
    try (Closeable unused = consumer.reserve(mail.getSize())) {
      var bytes = new ByteArrayOutputStream(mail.getSize());
      mail.writeTo(bytes);
      consumer.accept(place, bytes.toByteArray());
    }
  }

  private static byte[] header(IMAPMessage mail) throws MessagingException {
    var lines = Collections.list(mail.getAllHeaderLines());
    return String.join("\r\n", lines).concat("\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void markDone(IMAPFolder folder, Optional<Folder> done, IMAPMessage mail)
      throws MessagingException {
    mail.setFlag(Flags.Flag.SEEN, true);
    if (done.isEmpty()) {
      return;
    }
    Message[] one = {mail};
    if (((IMAPStore) folder.getStore()).hasCapability("MOVE")) {
      folder.moveMessages(one, done.get());
    } else {
      folder.copyMessages(one, done.get());
      mail.setFlag(Flags.Flag.DELETED, true);
    }
  }

  private static boolean isUntrusted(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .anyMatch(CertificateException.class::isInstance);
  }

  private Properties properties(ClosableSocketFactory sockets) {
    Duration timeout = account.patience().plus(account.poll());
    Properties properties =
        LineProperties.of(
            NAME, account.server(), Optional.of(account.mailCredentials()), sockets, timeout);
    properties.put("mail.imap.fetchsize", FETCH_BYTES);
    return properties;
  }
}
