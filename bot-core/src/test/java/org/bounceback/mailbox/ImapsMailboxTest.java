package org.bounceback.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.bounceback.mailbox.MailHost.Protocol;
import org.bounceback.net.ServerTrust;
import org.bounceback.sandbox.smtp.TestCertificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a mailbox over TLS and moves its messages. */
class ImapsMailboxTest {
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);
  private static final String FILE = DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY;
  private static final String PASSWORD =
      DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY;

  @TempDir static Path keys;
  private GreenMail server;
  private GreenMailUser kim;
  private MailFolder taken;

  /** The mail server only accepts its key from this file. */
  @BeforeAll
  static void giveKeys() throws Exception {
    Path file = keys.resolve("valid.p12");
    try (var in = TestCertificates.class.getResourceAsStream("valid.p12")) {
      Files.copy(in, file);
    }
    System.setProperty(FILE, file.toString());
    System.setProperty(PASSWORD, "throw-away");
  }

  @AfterAll
  static void takeKeys() {
    System.clearProperty(FILE);
    System.clearProperty(PASSWORD);
  }

  @BeforeEach
  void open() throws Exception {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imaps"));
    server.start();
    kim = server.setUser("kim@host.example", "kim", "s3cret");
    taken = server.getManagers().getImapHostManager().createMailbox(kim, "Taken");
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void messagesAreReadOverTlsAndMoved() throws Exception {
    deliver("one");
    deliver("two");

    try (var mailboxRunner = MailboxRunner.start(mailbox(trust()), trust())) {
      assertArrayEquals(bytes("one"), mailboxRunner.next());
      assertArrayEquals(bytes("two"), mailboxRunner.next());

      assertTrue(taken.getMessageCount() >= 1);
    }
  }

  @Test
  void aTestOfTheAccessReportsTheState() throws Exception {
    deliver("one");

    assertEquals(new ImapMailbox.State(1, 1, true), mailbox(trust()).check());
  }

  @Test
  void closingTheSocketsEndsTheWait() throws Exception {
    deliver("one");
    var mailboxRunner = MailboxRunner.start(mailbox(trust()), trust());
    mailboxRunner.next();

    mailboxRunner.close();

    assertTrue(mailboxRunner.ending().contains("failed"));
  }

  @Test
  void anUntrustedCertificateIsRejected() {
    MailboxException failed =
        assertThrows(MailboxException.class, () -> mailbox(ServerTrust.OF_THE_SYSTEM).check());

    assertEquals("the mailbox's certificate is not trusted", failed.getMessage());
  }

  private ImapMailbox mailbox(ServerTrust trust) {
    String url = "imaps://127.0.0.1:" + server.getImaps().getPort();
    return new ImapMailbox(
        new ImapMailbox.Account(
            MailHost.parse(Protocol.IMAP, url).orElseThrow(),
            MailCredentials.password("kim", "s3cret"),
            trust,
            "INBOX",
            Optional.of("Taken"),
            1 << 20,
            Duration.ofHours(1),
            LONG_TIMEOUT));
  }

  private static ServerTrust trust() throws Exception {
    try (var in = TestCertificates.class.getResourceAsStream("ca.pem")) {
      return ServerTrust.signedBy(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  private void deliver(String words) throws Exception {
    kim.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(bytes(words))));
  }

  private static byte[] bytes(String words) {
    return ("From: kim@host.example\r\nSubject: x\r\n\r\n" + words + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
