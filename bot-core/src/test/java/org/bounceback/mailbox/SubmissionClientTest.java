package org.bounceback.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.bounceback.mailbox.MailHost.Protocol;
import org.bounceback.mailbox.MailSendException.SendFailureKind;
import org.bounceback.net.ServerTrust;
import org.bounceback.sandbox.smtp.ScriptedAction;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.bounceback.sandbox.smtp.SmtpStage;
import org.bounceback.sandbox.smtp.StartTls;
import org.bounceback.sandbox.smtp.TestCertificates;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionClientTest {
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(10);
  private static final MailCredentials KIM = MailCredentials.password("kim", "s3cret");

  @TempDir Path folder;
  private SmtpServer server;

  @BeforeEach
  void open() throws IOException {
    server = SmtpServer.open(polite().build());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void aMessageIsSentEncryptedAfterLogin() throws Exception {
    over("smtp", KIM, LONG_TIMEOUT).send(Letters.enclosing(Letters.PLAIN_BOUNCE));

    var mail = server.mails().get(0);
    assertEquals("bot@host.example", mail.sender());
    assertEquals(List.of("desk@desk.example"), mail.recipients());
    assertArrayEquals(Letters.PLAIN_BOUNCE, Letters.file(Letters.read(mail)).orElseThrow().bytes());
    assertTrue(server.dialogues().get(0).tlsProtocol().isPresent());
  }

  @Test
  void theConnectionMayBeEncryptedFromTheStart() throws Exception {
    server.setBehavior(polite().startTls(StartTls.NONE).tlsFromTheStart().build());

    over("smtps", KIM, LONG_TIMEOUT).send(Letters.letter(Optional.empty()));

    assertEquals(1, server.mails().size());
  }

  @Test
  void aTokenIsReadForEveryLogin() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "old\n");
    var submission = over("smtp", MailCredentials.token("kim", file), LONG_TIMEOUT);

    assertEquals(SendFailureKind.CREDENTIALS, failure(submission).kind());
    Files.writeString(file, "s3cret\n");
    submission.send(Letters.letter(Optional.empty()));

    assertEquals(1, server.mails().size());
  }

  @Test
  void aServerThatAcceptsOurIpNeedsNoLogin() throws Exception {
    server.setBehavior(ServerBehavior.of("mail.example.org").build());

    submission("smtp+plain", Optional.empty(), LONG_TIMEOUT).send(Letters.letter(Optional.empty()));

    assertEquals(1, server.mails().size());
  }

  @Test
  void withoutAUserThereIsNoLogin() {
    assertThrows(
        MailSendException.class,
        () ->
            submission("smtp", Optional.empty(), LONG_TIMEOUT)
                .send(Letters.letter(Optional.empty())));

    assertTrue(server.dialogues().get(0).verbs().stream().noneMatch("AUTH"::equals));
  }

  @Test
  void noPasswordIsSentUnencryptedToOtherHosts() {
    MailHost host = MailHost.parse(Protocol.SMTP, "smtp+plain://mail.example.org").orElseThrow();

    assertThrows(
        IllegalArgumentException.class,
        () ->
            new SubmissionClient.Account(
                host, Optional.of(KIM), ServerTrust.OF_THE_SYSTEM, LONG_TIMEOUT));
  }

  @ParameterizedTest
  @CsvSource({"NONE", "EXPIRED", "HANDSHAKE_FAILS", "UNAVAILABLE"})
  void nothingIsSentWithoutAValidCertificate(StartTls kind) throws Exception {
    server.setBehavior(polite().startTls(kind).build());

    MailSendException failed = failure(over("smtp", KIM, LONG_TIMEOUT));

    assertTrue(
        List.of(SendFailureKind.UNREACHABLE, SendFailureKind.LATER, SendFailureKind.CUT)
            .contains(failed.kind()),
        failed.toString());
    assertTrue(server.dialogues().get(0).verbs().stream().noneMatch("AUTH"::equals));
  }

  @Test
  void aWrongPasswordIsReported() {
    MailSendException failed =
        failure(over("smtp", MailCredentials.password("kim", "wrong"), LONG_TIMEOUT));

    assertEquals(SendFailureKind.CREDENTIALS, failed.kind());
    assertTrue(failed.reason().contains("535 5.7.8"), failed.reason());
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT, 421 4.3.2 Closing, LATER",
    "AUTH, 454 4.7.0 Try again, LATER",
    "MAIL, 450 4.2.0 Greylisted, LATER",
    "MAIL, 553 5.7.1 Not your address, REFUSED",
    "RCPT, 451 4.3.0 Later, LATER",
    "RCPT, 550 5.1.1 No such user, REFUSED",
    "DATA, 452 4.3.1 Disk full, LATER",
    "CONTENT, 451 4.7.1 Later, LATER",
    "CONTENT, 552 5.3.4 Too big, REFUSED",
  })
  void aReplyHasItsTextAndMeaning(
      SmtpStage smtpStage, String reply, SendFailureKind sendFailureKind) {
    server.setBehavior(polite().on(smtpStage, ScriptedAction.say(reply)).build());

    MailSendException failed = failure(over("smtp", KIM, LONG_TIMEOUT));

    assertEquals(sendFailureKind, failed.kind());
    assertTrue(failed.reason().contains(reply.substring(4)), failed.reason());
  }

  @Test
  void aDisconnectAfterTheFinalDotMayHaveSentTheMessage() {
    server.setBehavior(polite().on(SmtpStage.CONTENT, ScriptedAction.disconnect()).build());

    assertEquals(SendFailureKind.CUT, failure(over("smtp", KIM, LONG_TIMEOUT)).kind());
  }

  @Test
  void aServerThatIsDownIsReported() throws IOException {
    var submission = over("smtp", KIM, LONG_TIMEOUT);
    server.close();

    assertEquals(SendFailureKind.UNREACHABLE, failure(submission).kind());
  }

  @Test
  void aServerThatDoesNotRespondTimesOut() {
    server.setBehavior(polite().on(SmtpStage.DATA, ScriptedAction.silence()).build());

    assertEquals(SendFailureKind.SLOW, failure(over("smtp", KIM, Duration.ofMillis(700))).kind());
  }

  @Test
  void aSlowServerTimesOutToo() {
    server.setBehavior(polite().drip(Duration.ofMillis(50)).build());

    assertEquals(SendFailureKind.SLOW, failure(over("smtp", KIM, Duration.ofMillis(700))).kind());
  }

  @Test
  void anInterruptEndsTheWaitForTheServer() throws Exception {
    server.setBehavior(polite().on(SmtpStage.EHLO, ScriptedAction.silence()).build());
    var interrupted = new CountDownLatch(1);
    var sender =
        new Thread(
            () -> {
              try {
                over("smtp", KIM, LONG_TIMEOUT).send(Letters.letter(Optional.empty()));
              } catch (InterruptedException told) {
                interrupted.countDown();
              } catch (MailSendException unexpected) {
                throw new IllegalStateException(unexpected);
              }
            });
    sender.start();

    sender.interrupt();
    sender.join(LONG_TIMEOUT.toMillis() / 2);

    assertEquals(0, interrupted.getCount());
  }

  @Test
  void aTestOfTheAccessSendsNothing() throws Exception {
    over("smtp", KIM, LONG_TIMEOUT)
        .check(Letters.address("bot@host.example"), Letters.address("desk@desk.example"));

    assertEquals(List.of(), server.mails());
    assertTrue(server.dialogues().get(0).lines().contains("RCPT TO:<desk@desk.example>"));
  }

  private static ServerBehavior.Builder polite() {
    return ServerBehavior.of("mail.example.org").startTls(StartTls.VALID).login("kim", "s3cret");
  }

  private SubmissionClient over(String scheme, MailCredentials mailCredentials, Duration patience) {
    return submission(scheme, Optional.of(mailCredentials), patience);
  }

  private SubmissionClient submission(
      String scheme, Optional<MailCredentials> mailCredentials, Duration patience) {
    try {
      MailHost host =
          MailHost.parse(Protocol.SMTP, scheme + "://127.0.0.1:" + server.port()).orElseThrow();
      return new SubmissionClient(
          new SubmissionClient.Account(host, mailCredentials, trust(), patience),
          new MovableClock());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  static ServerTrust trust() throws IOException {
    try (var in = TestCertificates.class.getResourceAsStream("ca.pem")) {
      return ServerTrust.signedBy(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  private static MailSendException failure(SubmissionClient submission) {
    return assertThrows(
        MailSendException.class, () -> submission.send(Letters.letter(Optional.empty())));
  }
}
