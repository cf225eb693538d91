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
 * Reads the operator's mailbox by IMAP (RFC 3501): what nobody has seen yet, as it comes (IDLE, RFC
 * 2177) or every now and then. Mails that were taken are marked as seen, and moved where a folder
 * for them is named.
 */
public final class ImapMailbox {
  private static final Logger log = LoggerFactory.getLogger(ImapMailbox.class);
  private static final String NAME = "imap";
  private static final String FETCH_BYTES = String.valueOf(1 << 20);
  private static final int AT_ONCE = 100;
  private static final int DEEPEST = 10;

  private final Account account;

  /** The mailbox of {@code account}. */
  public ImapMailbox(Account account) {
    this.account = account;
  }

  /**
   * The account at the server.
   *
   * @param folder where mails come in
   * @param done where those go that were taken; empty leaves them where they are
   * @param largest mail that is read, in bytes
   * @param poll how often is looked where the server does not tell of new mail; also how often one
   *     that tells is asked whether it is still there
   * @param patience how long one answer may take
   */
  public record Account(
      MailHost server,
      MailCredentials mailCredentials,
      ServerTrust trust,
      String folder,
      Optional<String> done,
      long largest,
      Duration poll,
      Duration patience) {
    public Account {
      if (server.protocol() != Protocol.IMAP) {
        throw new IllegalArgumentException("mailboxes are read by imap, not at " + server);
      }
      if (!server.mayHearSecrets()) {
        throw new IllegalArgumentException(
            "no password goes to " + server + " in plain; give imaps:// or imap://");
      }
    }
  }

  /** Something to do in the open folder. */
  private interface Visit {
    void in(IMAPFolder folder, Optional<Folder> done)
        throws MessagingException, MailConsumer.MailDeferredException, InterruptedException;
  }

  /**
   * What is seen of the mailbox.
   *
   * @param mails in its folder
   * @param unseen how many of them are new
   * @param tellsOfNewMail whether the server tells by itself, by IDLE
   */
  public record State(int mails, int unseen, boolean tellsOfNewMail) {}

  /**
   * Looks whether mails could be taken; takes none.
   *
   * @throws MailboxException when they could not
   */
  public State rehearse() throws MailboxException, InterruptedException {
    var sockets = new ClosableSocketFactory(account.trust());
    var seen = new AtomicReference<State>(new State(0, 0, false));
    try {
      return InterruptibleMailTask.run(
          "mailbox-check",
          sockets,
          account.patience().multipliedBy(2),
          () -> {
            visit(sockets, (folder, done) -> seen.set(state(folder)));
            return seen.get();
          });
    } catch (TimeoutException late) {
      throw new MailboxException("the mailbox gave no answer in time", late);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof MailboxException known
          ? known
          : new MailboxException("the mailbox cannot be read", failed);
    }
  }

  /**
   * Hands over the mails that are there and those that come, until the line breaks.
   *
   * @param sockets closing them ends it
   * @throws MailboxException when the mailbox cannot be read any more; always, in the end
   * @throws MailConsumer.MailDeferredException when the taker wants no more
   */
  public void watch(ClosableSocketFactory sockets, MailConsumer taker)
      throws MailboxException, MailConsumer.MailDeferredException, InterruptedException {
    visit(
        sockets,
        (folder, done) -> {
          var waiting = new NewMailWaiter(folder, account.poll());
          try {
            while (true) {
              // What came meanwhile was told before we wait, and is not told again.
              while (takeAll(folder, done, taker)) {}
              waiting.await();
            }
          } finally {
            waiting.end();
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
        if (account.done().isPresent()) {
          done = Optional.of(store.getFolder(account.done().get()));
          if (!done.get().exists()) {
            throw new MailboxException("there is no folder " + account.done().get());
          }
        }
        visit.in(folder, done);
      }
    } catch (AuthenticationFailedException refused) {
      throw new MailboxException(
          "the mailbox does not let us in: " + refused.getMessage(), refused);
    } catch (FolderNotFoundException missing) {
      throw new MailboxException("there is no folder " + account.folder(), missing);
    } catch (MessagingException broken) {
      throw new MailboxException(
          isUntrusted(broken)
              ? "the mailbox's certificate is not trusted"
              : "the line to the mailbox broke: " + broken.getMessage(),
          broken);
    } catch (IOException unreadable) {
      throw new MailboxException("the file with the access token cannot be read", unreadable);
    }
  }

  private static State state(IMAPFolder folder) throws MessagingException {
    return new State(
        folder.getMessageCount(), folder.getUnreadMessageCount(), NewMailWaiter.isToldBy(folder));
  }

  /** Answers whether any was taken. */
  private boolean takeAll(IMAPFolder folder, Optional<Folder> done, MailConsumer taker)
      throws MessagingException, MailConsumer.MailDeferredException, InterruptedException {
    boolean any = false;
    Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
    for (int from = 0; from < unseen.length; from += AT_ONCE) {
      int until = Math.min(unseen.length, from + AT_ONCE);
      var some = Arrays.copyOfRange(unseen, from, until);
      var profile = new FetchProfile();
      profile.add(UIDFolder.FetchProfileItem.UID);
      profile.add(FetchProfile.Item.SIZE);
      folder.fetch(some, profile);
      for (Message each : some) {
        any |= takeOne(folder, done, (IMAPMessage) each, taker);
      }
    }
    return any;
  }

  /** A mail that cannot be read, or that nobody can bear, stays and holds up no other. */
  private boolean takeOne(
      IMAPFolder folder, Optional<Folder> done, IMAPMessage mail, MailConsumer taker)
      throws MessagingException, MailConsumer.MailDeferredException, InterruptedException {
    try {
      String place = folder.getUIDValidity() + "/" + folder.getUID(mail);
      mail.setPeek(true);
      if (mail.getSize() > account.largest()) {
        taker.tooLarge(place, header(mail), mail.getSize());
      } else {
        fetch(place, mail, taker);
      }
      putAside(folder, done, mail);
      return true;
    } catch (MessageRemovedException gone) {
      log.info("a mail left the mailbox before it was read");
    } catch (IOException unreadable) {
      log.warn("a mail in the mailbox cannot be read why={}", unreadable.toString());
    } catch (RuntimeException bug) {
      log.error("a mail in the mailbox was not taken", bug);
    }
    return false;
  }

  @SuppressWarnings("try") // The memory is held, not used.
  private static void fetch(String place, IMAPMessage mail, MailConsumer taker)
      throws MessagingException,
          IOException,
          MailConsumer.MailDeferredException,
          InterruptedException {
    try (Closeable unused = taker.room(mail.getSize())) {
      var bytes = new ByteArrayOutputStream(mail.getSize());
      mail.writeTo(bytes);
      taker.take(place, bytes.toByteArray());
    }
  }

  private static byte[] header(IMAPMessage mail) throws MessagingException {
    var lines = Collections.list(mail.getAllHeaderLines());
    return String.join("\r\n", lines).concat("\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void putAside(IMAPFolder folder, Optional<Folder> done, IMAPMessage mail)
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
    return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
        .limit(DEEPEST)
        .anyMatch(CertificateException.class::isInstance);
  }

  private Properties properties(ClosableSocketFactory sockets) {
    Duration longest = account.patience().plus(account.poll());
    Properties properties =
        LineProperties.of(
            NAME, account.server(), Optional.of(account.mailCredentials()), sockets, longest);
    properties.put("mail.imap.fetchsize", FETCH_BYTES);
    return properties;
  }
}
