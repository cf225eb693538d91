package org.bounceback.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.mailbox.RunningMailServers.Door;
import org.bounceback.net.ServerTrust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads a mailbox on a real Dovecot; {@link ImapMailboxTest} has the other tests. */
@Tag("mail-servers")
class DovecotPeerTest {
  /** So long that a message only arrives in time if the server reports it. */
  private static final Duration HARDLY_EVER = Duration.ofHours(1);

  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(30);
  private static final MailCredentials PASSWORD =
      MailCredentials.password("bounces", RunningMailServers.PASSWORD);
  private static final int SEEN = 4_700;
  private static final int NEW = 300;

  @TempDir static Path folder;
  private static RunningMailServers servers;

  @BeforeAll
  static void start() throws Exception {
    servers = RunningMailServers.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    servers.close();
  }

  @BeforeEach
  void empty() throws Exception {
    for (String name : Set.of("new", "cur", ".Taken/new", ".Taken/cur")) {
      Path mails = folder.resolve("mail/bounces").resolve(name);
      if (Files.exists(mails)) {
        for (Path path : files(mails)) {
          Files.delete(path);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"IMAP, false", "IMAPS, false", "IMAP, true", "IMAPS, true"})
  void newMessagesAreDelivered(Door door, boolean byToken) throws Exception {
    MailCredentials mailCredentials =
        byToken
            ? MailCredentials.token(
                "bounces", servers.token("bounces", Instant.now().plusSeconds(600)))
            : PASSWORD;

    try (var mailboxRunner = watch(mailbox(door, mailCredentials, Optional.empty(), HARDLY_EVER))) {
      servers.deliver("bounces", mail("one"));
      assertTrue(text(mailboxRunner.next()).contains("one"));
      servers.deliver("bounces", mail("two"));
      assertTrue(text(mailboxRunner.next()).contains("two"));
    }
  }

  @Test
  void anExpiredTokenIsRejected() throws Exception {
    Path token = servers.token("bounces", Instant.now().minusSeconds(600));
    var mailbox =
        mailbox(Door.IMAPS, MailCredentials.token("bounces", token), Optional.empty(), HARDLY_EVER);

    MailboxException failed = assertThrows(MailboxException.class, mailbox::check);

    assertTrue(String.valueOf(failed.getMessage()).contains("login to the mailbox failed"));
  }

  @Test
  void aTestOfTheAccessReportsTheState() throws Exception {
    var mailbox = mailbox(Door.IMAPS, PASSWORD, Optional.of("Taken"), HARDLY_EVER);
    mailbox.check();
    servers.put("bounces", Collections.nCopies(2, mail("x")), false);

    assertEquals(new ImapMailbox.State(2, 2, true), mailbox.check());
  }

  @Test
  void aWrongPasswordIsReported() throws Exception {
    var mailbox =
        mailbox(
            Door.IMAP, MailCredentials.password("bounces", "wrong"), Optional.empty(), HARDLY_EVER);

    MailboxException failed = assertThrows(MailboxException.class, mailbox::check);

    assertTrue(String.valueOf(failed.getMessage()).contains("login to the mailbox failed"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Door.class,
      names = {"IMAP", "IMAPS"})
  void aCertificateOfAnUnknownAuthorityIsRejected(Door door) {
    var mailbox =
        new ImapMailbox(
            account(door, PASSWORD, ServerTrust.OF_THE_SYSTEM, Optional.empty(), HARDLY_EVER));

    MailboxException failed = assertThrows(MailboxException.class, mailbox::check);

    assertEquals("the mailbox's certificate is not trusted", failed.getMessage());
  }

  @Test
  void afterARestartOfTheServerNoMessageIsMissed() throws Exception {
    try (var mailboxRunner = watch(mailbox(Door.IMAPS, PASSWORD, Optional.empty(), HARDLY_EVER))) {
      servers.deliver("bounces", mail("before"));
      mailboxRunner.next();
      servers.stopImap();
      assertTrue(mailboxRunner.ending().contains("broke"), mailboxRunner.ending());
    }
    servers.deliver("bounces", mail("meanwhile"));
    servers.startImap();

    try (var mailboxRunner = watch(mailbox(Door.IMAPS, PASSWORD, Optional.empty(), HARDLY_EVER))) {
      assertTrue(text(mailboxRunner.next()).contains("meanwhile"));
    }
  }

  @Test
  void messagesArriveDespiteKeepAliveCommands() throws Exception {
    try (var mailboxRunner =
        watch(mailbox(Door.IMAP, PASSWORD, Optional.empty(), Duration.ofMillis(100)))) {
      for (int i = 0; i < 20; i++) {
        servers.deliver("bounces", mail("number " + i + "."));
        assertTrue(text(mailboxRunner.next()).contains("number " + i + "."));
      }
    }
  }

  @Test
  void acceptedMessagesAreMoved() throws Exception {
    try (var mailboxRunner =
        watch(mailbox(Door.IMAPS, PASSWORD, Optional.of("Taken"), HARDLY_EVER))) {
      servers.deliver("bounces", mail("one"));
      mailboxRunner.next();
      servers.deliver("bounces", mail("two"));
      mailboxRunner.next();
      servers.deliver("bounces", mail("three"));
      mailboxRunner.next();

      Path taken = folder.resolve("mail/bounces/.Taken/cur");
      assertEquals(2, files(taken).stream().filter(each -> each.toString().contains("S")).count());
    }
  }

  @Test
  void onlyNewMessagesOfFiveThousandAreRead() throws Exception {
    mailbox(Door.IMAPS, PASSWORD, Optional.empty(), HARDLY_EVER).check();
    servers.put("bounces", Collections.nCopies(SEEN, mail("seen")), true);
    servers.put("bounces", Collections.nCopies(NEW, mail("x")), false);

    try (var mailboxRunner =
        watch(mailbox(Door.IMAPS, PASSWORD, Optional.of("Taken"), HARDLY_EVER))) {
      for (int i = 0; i < NEW; i++) {
        assertArrayEquals(mail("x"), mailboxRunner.next());
      }
      servers.deliver("bounces", mail("one more"));
      assertTrue(text(mailboxRunner.next()).contains("one more"));
    }
  }

  private static MailboxRunner watch(ImapMailbox mailbox) throws Exception {
    return MailboxRunner.start(mailbox, servers.trust());
  }

  private static ImapMailbox mailbox(
      Door door, MailCredentials mailCredentials, Optional<String> done, Duration poll)
      throws Exception {
    return new ImapMailbox(account(door, mailCredentials, servers.trust(), done, poll));
  }

  private static ImapMailbox.Account account(
      Door door,
      MailCredentials mailCredentials,
      ServerTrust trust,
      Optional<String> done,
      Duration poll) {
    return new ImapMailbox.Account(
        servers.at(door), mailCredentials, trust, "INBOX", done, 1 << 20, poll, LONG_TIMEOUT);
  }

  private static Set<Path> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return new HashSet<>(files.toList());
    }
  }

  private static byte[] mail(String words) {
    return ("From: kim@host.example\r\nSubject: x\r\n\r\n" + words + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(byte[] mail) {
    return new String(mail, StandardCharsets.US_ASCII);
  }
}
