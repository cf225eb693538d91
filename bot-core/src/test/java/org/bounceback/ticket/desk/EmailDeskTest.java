package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.mailbox.Letters;
import org.bounceback.mailbox.MailCredentials;
import org.bounceback.mailbox.MailHost;
import org.bounceback.mailbox.SubmissionClient;
import org.bounceback.net.Guard.GuardSettings;
import org.bounceback.net.RequestThrottle;
import org.bounceback.net.ServerTrust;
import org.bounceback.sandbox.smtp.AcceptedMail;
import org.bounceback.sandbox.smtp.ScriptedAction;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.bounceback.sandbox.smtp.SmtpStage;
import org.bounceback.sandbox.smtp.StartTls;
import org.bounceback.sandbox.smtp.TestCertificates;
import org.bounceback.store.MovableClock;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.DeskSelfTest.DeskCheckResult;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ticket system by e-mail, which matches messages by Message-ID. */
class EmailDeskTest extends RemoteDeskContract {
  private GuardSettings limits = GuardSettings.perMinute(60_000);
  private SmtpServer server;
  private EmailDesk desk;

  @BeforeEach
  void open() throws IOException {
    server = SmtpServer.open(polite().build());
    desk = desk("s3cret", MailAttachment.AttachmentFormat.EML);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Override
  public EmailDesk desk() {
    return desk;
  }

  @Override
  public List<Optional<StoredMail>> messages() throws Exception {
    var files = new ArrayList<Optional<StoredMail>>();
    for (MimeMessage each : arrived()) {
      files.add(Letters.file(each));
    }
    return files;
  }

  @Override
  void meet(NetworkFault networkFault) throws IOException {
    switch (networkFault) {
      case WRONG_SECRET -> desk = desk("wrong", MailAttachment.AttachmentFormat.EML);
      case REFUSED -> behave(SmtpStage.RCPT, ScriptedAction.say("550 5.7.1 Not for you"));
      case LATER -> behave(SmtpStage.RCPT, ScriptedAction.say("450 4.2.0 Greylisted"));
      case FAILING -> behave(SmtpStage.MAIL, ScriptedAction.say("451 4.3.0 Out of order"));
      case UNREACHABLE ->
          desk = desk("s3cret", MailAttachment.AttachmentFormat.EML, 1, LONG_TIMEOUT);
      case CUT -> behave(SmtpStage.MAIL, ScriptedAction.disconnect());
      case SLOW -> {
        desk = desk("s3cret", MailAttachment.AttachmentFormat.EML, server.port(), SHORT);
        behave(SmtpStage.MAIL, ScriptedAction.silence());
      }
      case OPENED_AND_CUT -> behave(SmtpStage.CONTENT, ScriptedAction.disconnect());
    }
  }

  @Override
  void recover() throws IOException {
    server.setBehavior(polite().build());
    desk = desk("s3cret", MailAttachment.AttachmentFormat.EML);
  }

  @Test
  void theTicketHasTheRequesterAndTheCase() throws Exception {
    open(ticket(FIRST, Optional.empty()));

    MimeMessage mail = arrived().iterator().next();
    assertEquals("Mail to example.net comes back [BB-00000-00001]", mail.getSubject());
    assertEquals("kim@example.org", mail.getReplyTo()[0].toString());
    assertEquals("bot@host.example", mail.getFrom()[0].toString());
  }

  @Test
  void aRequesterWithoutAnAddressIsNotInReplyTo() throws Exception {
    var anonymous =
        new NewTicket(
            "key",
            FIRST,
            "Kim",
            "Subject",
            "Summary",
            "{}",
            Optional.empty(),
            false,
            MailDisclosure.WHOLE);

    open(anonymous);

    assertEquals("bot@host.example", arrived().iterator().next().getReplyTo()[0].toString());
  }

  @Test
  void anEmailWithALostResponseIsSentAgainWithTheSameMessageId() throws Exception {
    server.setBehavior(polite().on(SmtpStage.CONTENT, ScriptedAction.disconnect()).build());
    DeskException failed =
        assertThrows(DeskException.class, () -> open(ticket(FIRST, Optional.empty())));
    server.setBehavior(polite().build());

    TicketRef opened = open(ticket(FIRST, Optional.empty()));
    TicketRef again = open(ticket(FIRST, Optional.empty()));

    assertEquals(DeskErrorKind.CUT, failed.kind());
    assertEquals(opened, again);
    assertEquals(2, server.mails().size());
    assertEquals(1, arrived().size());
  }

  @Test
  void aNoteIsInTheThreadOfItsTicket() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));

    desk.add(opened, new TicketNote("n-1", "Kim", "The customer called again."));
    desk.add(opened, new TicketNote("n-1", "Kim", "The customer called again."));

    List<MimeMessage> mails = List.copyOf(arrived());
    assertEquals(2, mails.size());
    assertEquals(mails.get(0).getMessageID(), mails.get(1).getHeader("In-Reply-To", null));
    assertEquals("Re: note by Kim [BB-00000-00001]", mails.get(1).getSubject());
  }

  @Test
  void anAuthorNameCannotReferToAnotherTicket() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));

    desk.add(opened, new TicketNote("n-1", "[desk.example #101] Ticket#7", "It is urgent."));

    assertEquals(
        "Re: note by (desk.example no. 101) Ticketno. 7 [BB-00000-00001]",
        List.copyOf(arrived()).get(1).getSubject());
  }

  @Test
  void theEmailCanBeSentAsAnArchive() throws Exception {
    desk = desk("s3cret", MailAttachment.AttachmentFormat.ZIP);

    open(ticket(FIRST, Optional.of(new StoredMail("bounce.eml", Letters.PLAIN_BOUNCE))));

    assertEquals("bounce.eml.zip", messages().get(0).orElseThrow().name());
  }

  @ParameterizedTest
  @CsvSource({
    "450 4.2.0 Greylisted, DOWN, false",
    "550 5.1.1 No such user, INVALID, true",
    "530 5.7.0 Log in, CREDENTIALS, true",
  })
  void onlyARejectionNeedsAPerson(String reply, DeskErrorKind deskErrorKind, boolean permanent) {
    server.setBehavior(polite().on(SmtpStage.RCPT, ScriptedAction.say(reply)).build());

    DeskException failed =
        assertThrows(DeskException.class, () -> open(ticket(FIRST, Optional.empty())));

    assertEquals(deskErrorKind, failed.kind());
    assertEquals(permanent, failed.isPermanent());
    assertTrue(failed.reason().contains(reply.substring(4)), failed.reason());
  }

  @Test
  void emailsAboveTheLimitWait() throws Exception {
    limits = GuardSettings.perMinute(1);
    desk = desk("s3cret", MailAttachment.AttachmentFormat.EML);
    open(ticket(FIRST, Optional.empty()));

    DeskException failed =
        assertThrows(DeskException.class, () -> open(ticket(SECOND, Optional.empty())));

    assertEquals(DeskErrorKind.TOO_MANY, failed.kind());
    assertFalse(failed.isPermanent());
    assertEquals(1, server.mails().size());
  }

  @Test
  void theDoctorLogsInAndChecksTheAddressWithoutSending() throws Exception {
    DeskCheckResult well = desk.check().get(0);

    assertTrue(well.well(), well.message());
    assertEquals(List.of(), server.mails());
  }

  @Test
  void theDoctorExplainsHowToFixAWrongPassword() throws Exception {
    DeskCheckResult wrong = desk("wrong", MailAttachment.AttachmentFormat.EML).check().get(0);

    assertFalse(wrong.well());
    assertTrue(wrong.message().contains("desk.token"), wrong.message());
  }

  @Test
  void ourEmailsAreRecognizedByMessageId() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));

    assertTrue(EmailDesk.isOurs(opened.id()));
    assertFalse(EmailDesk.isOurs("BB-00000-00001@host.example"));
  }

  private Collection<MimeMessage> arrived() throws MessagingException {
    var byName = new LinkedHashMap<String, MimeMessage>();
    for (AcceptedMail each : server.mails()) {
      MimeMessage mail = Letters.read(each);
      byName.putIfAbsent(mail.getMessageID(), mail);
    }
    return byName.values();
  }

  private void behave(SmtpStage smtpStage, ScriptedAction scriptedAction) {
    server.setBehavior(polite().on(smtpStage, scriptedAction).build());
  }

  private static ServerBehavior.Builder polite() {
    return ServerBehavior.of("mail.example.org").startTls(StartTls.VALID).login("bot", "s3cret");
  }

  private EmailDesk desk(String password, MailAttachment.AttachmentFormat attachmentFormat)
      throws IOException {
    return desk(password, attachmentFormat, server.port(), Duration.ofSeconds(10));
  }

  private EmailDesk desk(
      String password,
      MailAttachment.AttachmentFormat attachmentFormat,
      int port,
      Duration patience)
      throws IOException {
    var account =
        new SubmissionClient.Account(
            MailHost.parse(MailHost.Protocol.SMTP, "smtp://127.0.0.1:" + port).orElseThrow(),
            Optional.of(MailCredentials.password("bot", password)),
            trust(),
            patience);
    return new EmailDesk(
        new SubmissionClient(account, new MovableClock()),
        new RequestThrottle("mail server", limits, System::nanoTime),
        address("bot@host.example"),
        address("desk@desk.example"),
        attachmentFormat);
  }

  private static MailAddress address(String text) {
    return MailAddress.parse(text).orElseThrow();
  }

  private static ServerTrust trust() throws IOException {
    try (var in = TestCertificates.class.getResourceAsStream("ca.pem")) {
      return ServerTrust.signedBy(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }
}
