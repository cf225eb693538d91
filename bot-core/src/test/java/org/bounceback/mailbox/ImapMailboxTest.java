package org.bounceback.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bounceback.mailbox.MailHost.Protocol;
import org.bounceback.net.ClosableSocketFactory;
import org.bounceback.net.ServerTrust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImapMailboxTest {
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);

  private final LinkedBlockingQueue<byte[]> taken = new LinkedBlockingQueue<>();
  private final List<String> places = new ArrayList<>();
  private GreenMail server;
  private GreenMailUser kim;

  @BeforeEach
  void open() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
    server.start();
    kim = server.setUser("kim@host.example", "kim", "s3cret");
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void aMessageIsDeliveredUnchangedAndMarkedAsRead() throws Exception {
    byte[] mail = bytes("one");
    deliver(mail);

    try (var sockets = new ClosableSocketFactory(ServerTrust.OF_THE_SYSTEM)) {
      watch(sockets, mailbox("s3cret", 1000, Optional.empty()), this::take);
      assertArrayEquals(mail, taken.poll(20, TimeUnit.SECONDS));
    }

    assertTrue(places.get(0).matches("\\d+/1"), places.toString());
  }

  @Test
  void laterMessagesAreDelivered() throws Exception {
    try (var sockets = new ClosableSocketFactory(ServerTrust.OF_THE_SYSTEM)) {
      watch(sockets, mailbox("s3cret", 1000, Optional.empty()), this::take);
      deliver(bytes("one"));
      assertArrayEquals(bytes("one"), taken.poll(20, TimeUnit.SECONDS));
      deliver(bytes("two"));
      assertArrayEquals(bytes("two"), taken.poll(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void aMessageThatMakesTheConsumerFailDoesNotBlockOthers() throws Exception {
    deliver(bytes("bad"));
    deliver(bytes("good"));

    try (var sockets = new ClosableSocketFactory(ServerTrust.OF_THE_SYSTEM)) {
      watch(
          sockets,
          mailbox("s3cret", 1000, Optional.empty()),
          (place, mail) -> {
            if (mail.length == bytes("bad").length) {
              throw new IllegalStateException("bad mail");
            }
            take(place, mail);
          });
      assertArrayEquals(bytes("good"), taken.poll(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void aMessageThatIsTooLargeIsSkipped() throws Exception {
    deliver(bytes("x".repeat(2000)));
    deliver(bytes("small"));

    try (var sockets = new ClosableSocketFactory(ServerTrust.OF_THE_SYSTEM)) {
      watch(sockets, mailbox("s3cret", 1000, Optional.empty()), this::take);
      assertArrayEquals(bytes("small"), taken.poll(20, TimeUnit.SECONDS));
    }

    assertEquals("too large", places.get(0));
  }

  @Test
  void aWrongPasswordIsReported() {
    MailboxException failed =
        assertThrows(
            MailboxException.class, () -> mailbox("wrong", 1000, Optional.empty()).check());

    assertTrue(
        String.valueOf(failed.getMessage()).contains("login to the mailbox failed"),
        failed.getMessage());
  }

  @Test
  void aMissingFolderIsReported() {
    MailboxException failed =
        assertThrows(
            MailboxException.class, () -> mailbox("s3cret", 1000, Optional.of("Gone")).check());

    assertTrue(
        String.valueOf(failed.getMessage()).contains("folder not found: Gone"),
        failed.getMessage());
  }

  @Test
  void aTestOfTheAccessReadsNoMessage() throws Exception {
    deliver(bytes("one"));

    mailbox("s3cret", 1000, Optional.empty()).check();

    MailFolder inbox = server.getManagers().getImapHostManager().getInbox(kim);
    assertEquals(1, inbox.getUnseenCount());
  }

  private void take(String place, byte[] mail) {
    places.add(place);
    taken.add(mail);
  }

  private void watch(ClosableSocketFactory sockets, ImapMailbox mailbox, Taking taking) {
    var taker =
        new MailConsumer() {
          @Override
          public void accept(String place, byte[] mail) {
            taking.take(place, mail);
          }

          @Override
          public void tooLarge(String place, byte[] header, long size) {
            places.add("too large");
          }
        };
    var thread =
        new Thread(
            () -> {
              try {
                mailbox.receive(sockets, taker);
              } catch (MailboxException
                  | MailConsumer.MailDeferredException
                  | InterruptedException ended) {
                // The test closes the sockets.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Taking {
    void take(String place, byte[] mail);
  }

  private ImapMailbox mailbox(String password, long largest, Optional<String> done) {
    int port = server.getImap().getPort();
    return new ImapMailbox(
        new ImapMailbox.Account(
            MailHost.parse(Protocol.IMAP, "imap+plain://127.0.0.1:" + port).orElseThrow(),
            MailCredentials.password("kim", password),
            ServerTrust.OF_THE_SYSTEM,
            "INBOX",
            done,
            largest,
            Duration.ofSeconds(5),
            LONG_TIMEOUT));
  }

  private void deliver(byte[] mail) throws Exception {
    kim.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
  }

  private static byte[] bytes(String words) {
    return ("From: kim@host.example\r\nSubject: x\r\n\r\n" + words + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
