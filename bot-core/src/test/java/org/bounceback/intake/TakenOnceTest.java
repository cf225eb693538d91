package org.bounceback.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.cases.CaseRepository;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mailbox.ImapMailbox;
import org.bounceback.mailbox.MailConsumer;
import org.bounceback.mailbox.MailCredentials;
import org.bounceback.mailbox.MailHost;
import org.bounceback.mailbox.MailboxException;
import org.bounceback.net.ClosableSocketFactory;
import org.bounceback.net.ServerTrust;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BundledData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processing of a mailbox that is interrupted at each step and then continued. */
@OnEveryDatabase
class TakenOnceTest {
  private static final int MAILS = 3;
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);

  private static final BounceReader READER = BundledData.READER;

  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private GreenMail server;
  private MailFolder inbox;
  private MailFolder done;
  private Database database;
  private BounceIntake bounceIntake;

  /** The point at which the connection is closed, as by the end of the process. */
  enum Cut {
    BEFORE_THE_COMMIT,
    AFTER_THE_COMMIT,
    BETWEEN_MARK_AND_MOVE,
    AFTER_THE_MOVE
  }

  @BeforeEach
  void open() throws Exception {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
    server.start();
    GreenMailUser kim = server.setUser("kim@host.example", "kim", "s3cret");
    inbox = server.getManagers().getImapHostManager().getInbox(kim);
    done = server.getManagers().getImapHostManager().createMailbox(kim, "Taken");
    database = databases.open(folder);
    bounceIntake =
        new BounceIntake(
            database,
            new CaseRepository(database, new SecureRandom(), clock),
            new AllowedSenders(List.of("host.example"), List.of()),
            Set.of(),
            new MailParser(MailLimits.STANDARD),
            READER,
            clock);
    for (int i = 0; i < MAILS; i++) {
      kim.deliver(mail(i));
    }
  }

  @AfterEach
  void close() {
    server.stop();
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void aMessageIsOneCaseWhereverProcessingIsInterrupted(Cut cut) throws Exception {
    for (int i = 0; i < MAILS; i++) {
      watchUntil(cut);
    }
    while (unseen() > 0) {
      watchUntil(Cut.AFTER_THE_MOVE);
    }

    assertEquals(MAILS, count("cases"));
    long waiting = database.inTransaction(tx -> new Outbox(clock).waiting(tx));
    assertEquals(MAILS, waiting);
    assertEquals(0, unseen());
    // The server may still be moving a message when the connection is closed.
    Await.until(() -> inbox.getMessageCount() + done.getMessageCount() == MAILS);
  }

  /** Reads the mailbox until the interruption. */
  private void watchUntil(Cut cut) throws Exception {
    if (unseen() == 0) {
      return;
    }
    try (var sockets = new ClosableSocketFactory(ServerTrust.OF_THE_SYSTEM)) {
      var onChange = new CutOnChange(cut, sockets);
      inbox.addListener(onChange);
      try {
        mailbox().receive(sockets, new CutTaker(cut, sockets, bounceIntake));
      } catch (MailboxException | MailConsumer.MailDeferredException ended) {
        // The expected interruption.
      } finally {
        inbox.removeListener(onChange);
      }
    }
  }

  private ImapMailbox mailbox() {
    String url = "imap+plain://127.0.0.1:" + server.getImap().getPort();
    return new ImapMailbox(
        new ImapMailbox.Account(
            MailHost.parse(MailHost.Protocol.IMAP, url).orElseThrow(),
            MailCredentials.password("kim", "s3cret"),
            ServerTrust.OF_THE_SYSTEM,
            "INBOX",
            Optional.of("Taken"),
            1 << 20,
            Duration.ofMillis(50),
            LONG_TIMEOUT));
  }

  private long unseen() {
    return inbox.getMessages().stream().filter(message -> !message.isSet(Flags.Flag.SEEN)).count();
  }

  private long count(String table) throws StoreException {
    return database.query("select count(*) as n from " + table).get(0).number("n");
  }

  private static MimeMessage mail(int number) throws Exception {
    String text = "From: kim@host.example\r\nSubject: %d\r\n\r\nuser unknown\r\n".formatted(number);
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static void end(ClosableSocketFactory sockets) {
    try {
      sockets.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Closes the connection before or after a message is processed. */
  private record CutTaker(Cut cut, ClosableSocketFactory sockets, BounceIntake bounceIntake)
      implements MailConsumer {

    @Override
    public void accept(String place, byte[] mail) throws MailDeferredException {
      if (cut == Cut.BEFORE_THE_COMMIT) {
        end(sockets);
        throw new MailDeferredException("killed", new IllegalStateException());
      }
      try {
        bounceIntake.accept(Optional.of(place), mail);
      } catch (StoreException away) {
        throw new MailDeferredException("the store is away", away);
      }
      if (cut == Cut.AFTER_THE_COMMIT) {
        end(sockets);
      }
    }

    @Override
    public void tooLarge(String place, byte[] header, long size) {
      throw new IllegalStateException("too large");
    }
  }

  /** Closes the connection while the server marks or moves a message, before its response. */
  private record CutOnChange(Cut cut, ClosableSocketFactory sockets) implements FolderListener {

    @Override
    public void flagsUpdated(int number, Flags flags, @Nullable Long uid) {
      if (cut == Cut.BETWEEN_MARK_AND_MOVE) {
        end(sockets);
      }
    }

    @Override
    public void expunged(int number) {
      if (cut == Cut.AFTER_THE_MOVE) {
        end(sockets);
      }
    }

    @Override
    public void added(int number) {}

    @Override
    public void mailboxDeleted() {}
  }
}
