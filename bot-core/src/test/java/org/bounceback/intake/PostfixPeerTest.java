package org.bounceback.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mailbox.ImapMailbox;
import org.bounceback.mailbox.Letters;
import org.bounceback.mailbox.MailCredentials;
import org.bounceback.mailbox.MailboxRunner;
import org.bounceback.mailbox.RunningMailServers;
import org.bounceback.mailbox.RunningMailServers.Door;
import org.bounceback.mailbox.SubmissionClient;
import org.bounceback.net.Guard.GuardSettings;
import org.bounceback.net.RequestThrottle;
import org.bounceback.testkit.BundledData;
import org.bounceback.ticket.DeskSelfTest.DeskCheckResult;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.desk.EmailDesk;
import org.bounceback.ticket.desk.MailAttachment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends tickets by e-mail through a real Postfix to a Dovecot mailbox, and reads the reports. */
@Tag("mail-servers")
class PostfixPeerTest {
  private static final AtomicInteger CASES = new AtomicInteger();
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(30);
  private static final String BOT = "bounces@host.example";
  private static final String DESK = "desk@desk.example";

  @TempDir static Path folder;
  private static RunningMailServers servers;
  private static MailboxRunner desk;

  private final CaseId id = new CaseId("BB-00000-%05d".formatted(CASES.incrementAndGet()));

  @BeforeAll
  static void start() throws Exception {
    servers = RunningMailServers.start(folder);
    desk = watch("desk");
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    servers.close();
  }

  @ParameterizedTest
  @CsvSource({"RELAY, NONE", "SUBMISSION, PASSWORD", "SUBMISSIONS, PASSWORD", "SUBMISSION, TOKEN"})
  void aTicketArrivesOnEveryPort(Door door, Proof proof) throws Exception {
    desk(door, proof, DESK).open(ticket(Optional.empty()), ExternalId.of(id));

    MimeMessage mail = arrived();
    assertEquals("Mail comes back [" + id + "]", mail.getSubject());
    assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
    assertEquals(BOT, mail.getHeader("X-Loop", null));
    assertEquals("kim@example.org", mail.getReplyTo()[0].toString());
  }

  @ParameterizedTest
  @MethodSource("mails")
  void theBouncedMessageArrivesUnchanged(StoredMail bounced) throws Exception {
    desk(Door.RELAY, Proof.NONE, DESK).open(ticket(Optional.of(bounced)), ExternalId.of(id));

    assertArrayEquals(bounced.bytes(), Letters.file(arrived()).orElseThrow().bytes());
  }

  static Stream<StoredMail> mails() {
    String head = "Subject: Undelivered\r\nX-Odd:\tyes \r\n\r\n";
    return Stream.of(
        new StoredMail("plain.eml", Letters.PLAIN_BOUNCE),
        ascii("dots.eml", head + ".\r\n..\r\n.x\r\n...\r\n"),
        ascii("spaces.eml", head + "trailing  \r\n\t\r\n\r\n\r\n"),
        ascii("no-end.eml", head + "no line end"),
        ascii("bare.eml", head + "bare\nline ends\n.\n"),
        ascii("carriage.eml", head + "a\rb\r\n"),
        ascii("from.eml", head + "From here on\r\n>From there\r\n"),
        ascii("longest.eml", head + "x".repeat(998) + "\r\n"),
        ascii("too-long.eml", head + "x".repeat(5000) + "\r\n"),
        ascii("boundary.eml", head + "------=_Part_0_1.2\r\n--x--\r\n"),
        ascii("nul.eml", head + "a\0b\r\n"),
        new StoredMail("latin.eml", (head + "Grüße\r\n").getBytes(StandardCharsets.ISO_8859_1)),
        new StoredMail("utf8.eml", "Subject: Grüße ☂\n\n☂".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void everyAttemptHasTheSameMessageIdAndNotesAreInItsThread() throws Exception {
    EmailDesk mails = desk(Door.RELAY, Proof.NONE, DESK);

    TicketRef opened = mails.open(ticket(Optional.empty()), ExternalId.of(id));
    String first = arrived().getMessageID();
    mails.open(ticket(Optional.empty()), ExternalId.of(id));
    String again = arrived().getMessageID();
    mails.add(opened, new TicketNote("n-1", "Kim", "The customer called again."));
    MimeMessage note = arrived();

    assertEquals(first, again);
    assertEquals(first, note.getHeader("In-Reply-To", null));
    assertEquals(first, note.getHeader("References", null));
  }

  @Test
  void aBounceOfOurOwnTicketIsRejected() throws Exception {
    desk(Door.RELAY, Proof.NONE, "nobody@gone.example")
        .open(
            ticket(Optional.of(new StoredMail("b.eml", Letters.PLAIN_BOUNCE))), ExternalId.of(id));

    try (var bot = watch("bounces")) {
      byte[] report = bot.next();
      var intakeFilter =
          new IntakeFilter(
              new AllowedSenders(List.of("host.example"), List.of()), Set.of(), BundledData.READER);
      IntakeRejection intakeRejection =
          intakeFilter
              .rejection(new MailParser(MailLimits.STANDARD).readHeader(report), report)
              .orElseThrow();
      assertTrue(
          intakeRejection.reason().contains("did not arrive at the desk"),
          intakeRejection.reason());
    }
  }

  @Test
  void doctorReportsWhetherTicketsWouldBeAccepted() throws Exception {
    List<DeskCheckResult> well = desk(Door.SUBMISSION, Proof.PASSWORD, DESK).check();
    List<DeskCheckResult> wrong = desk(Door.SUBMISSION, Proof.WRONG, DESK).check();
    List<DeskCheckResult> unknown = desk(Door.RELAY, Proof.NONE, "nobody@desk.example").check();

    assertTrue(well.get(0).well(), well.toString());
    assertTrue(wrong.get(0).message().contains("desk.token"), wrong.toString());
    assertTrue(unknown.get(0).message().contains("desk.queue"), unknown.toString());
  }

  /** The authentication method. */
  private enum Proof {
    NONE,
    PASSWORD,
    TOKEN,
    WRONG
  }

  private static MimeMessage arrived() throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(desk.next()));
  }

  private NewTicket ticket(Optional<StoredMail> mail) {
    return new NewTicket(
        id.text(),
        id,
        "kim@example.org",
        "Mail comes back",
        "Words",
        "{}",
        mail,
        false,
        MailDisclosure.WHOLE);
  }

  private static EmailDesk desk(Door door, Proof proof, String to) throws Exception {
    Optional<MailCredentials> mailCredentials =
        switch (proof) {
          case NONE -> Optional.empty();
          case PASSWORD ->
              Optional.of(MailCredentials.password("bounces", RunningMailServers.PASSWORD));
          case WRONG -> Optional.of(MailCredentials.password("bounces", "wrong"));
          case TOKEN ->
              Optional.of(
                  MailCredentials.token(
                      "bounces", servers.token("bounces", Instant.now().plusSeconds(600))));
        };
    var account =
        new SubmissionClient.Account(
            servers.at(door), mailCredentials, servers.trust(), LONG_TIMEOUT);
    return new EmailDesk(
        new SubmissionClient(account, Clock.systemUTC()),
        new RequestThrottle("mail server", GuardSettings.perMinute(6000), System::nanoTime),
        MailAddress.parse(BOT).orElseThrow(),
        MailAddress.parse(to).orElseThrow(),
        MailAttachment.AttachmentFormat.EML);
  }

  private static MailboxRunner watch(String user) throws Exception {
    var account =
        new ImapMailbox.Account(
            servers.at(Door.IMAPS),
            MailCredentials.password(user, RunningMailServers.PASSWORD),
            servers.trust(),
            "INBOX",
            Optional.empty(),
            1 << 20,
            Duration.ofHours(1),
            LONG_TIMEOUT);
    return MailboxRunner.start(new ImapMailbox(account), servers.trust());
  }

  private static StoredMail ascii(String name, String text) {
    return new StoredMail(name, text.getBytes(StandardCharsets.US_ASCII));
  }
}
