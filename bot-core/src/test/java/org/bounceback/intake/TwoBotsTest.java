package org.bounceback.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.StoredMail;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mailbox.MailHost;
import org.bounceback.mailbox.SubmissionClient;
import org.bounceback.net.Guard.GuardSettings;
import org.bounceback.net.RequestThrottle;
import org.bounceback.net.ServerTrust;
import org.bounceback.store.Database;
import org.bounceback.store.MovableClock;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.MigratedDatabase;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.desk.EmailDesk;
import org.bounceback.ticket.desk.MailAttachment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two bots, each of which uses the other's mailbox as its ticket system. */
class TwoBotsTest {
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);
  private static final BounceReader READER = BundledData.READER;

  @TempDir Path folder;
  private final GreenMail server =
      new GreenMail(
          ServerSetup.dynamicPort(
              new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)}));
  private final List<Bot> bots = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    server.start();
    bots.add(new Bot("one", "two"));
    bots.add(new Bot("two", "one"));
  }

  @AfterEach
  void close() {
    bots.forEach(bot -> bot.database.close());
    server.stop();
  }

  @Test
  void aTicketSentToABotIsRejected() throws Exception {
    Bot one = bots.get(0);
    Bot two = bots.get(1);

    one.opens(bounce());

    List<IntakeResult> intakeResult = two.takesAll();
    assertEquals(2, intakeResult.size());
    intakeResult.forEach(result -> assertInstanceOf(IntakeResult.Refused.class, result));
    assertEquals(List.of(), one.takesAll());
    assertEquals(0, two.cases());
  }

  /** A user forwards a ticket without noticing whose message it is. */
  @Test
  void aForwardedTicketIsRejectedToo() throws Exception {
    Bot one = bots.get(0);
    one.opens(bounce());
    StoredMessage ticket = bots.get(1).inbox().get(0);
    var bytes = new ByteArrayOutputStream();
    ticket.getMimeMessage().writeTo(bytes);
    String redirected =
        bytes
            .toString(StandardCharsets.US_ASCII)
            .replaceFirst("(?m)^From: .*$", "From: kim@host.example")
            .replaceFirst("(?m)^(Auto-Submitted|X-Loop): .*\r\n", "");

    IntakeResult intakeResult =
        one.bounceIntake.accept(Optional.empty(), redirected.getBytes(StandardCharsets.US_ASCII));

    assertEquals(new IntakeResult.Refused("it is about a mail of our own"), intakeResult);
  }

  private static byte[] bounce() {
    return "From: kim@host.example\r\nSubject: Fwd\r\n\r\nuser unknown\r\n"
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** A bot with a mailbox, whose ticket system is another mailbox. */
  private final class Bot {
    private final GreenMailUser user;
    private final Database database;
    private final BounceIntake bounceIntake;
    private final EmailDesk desk;

    Bot(String name, String other) throws Exception {
      user = server.setUser(name + "@host.example", name, "s3cret");
      database = MigratedDatabase.open(folder.resolve(name));
      var clock = new MovableClock();
      bounceIntake =
          new BounceIntake(
              database,
              new CaseRepository(database, new SecureRandom(), clock),
              new AllowedSenders(List.of("host.example"), List.of()),
              Set.of(name + "@host.example"),
              new MailParser(MailLimits.STANDARD),
              READER,
              clock);
      String url = "smtp+plain://127.0.0.1:" + server.getSmtp().getPort();
      var account =
          new SubmissionClient.Account(
              MailHost.parse(MailHost.Protocol.SMTP, url).orElseThrow(),
              Optional.empty(),
              ServerTrust.OF_THE_SYSTEM,
              LONG_TIMEOUT);
      desk =
          new EmailDesk(
              new SubmissionClient(account, Clock.systemUTC()),
              new RequestThrottle("mail server", GuardSettings.perMinute(6000), System::nanoTime),
              address(name),
              address(other),
              MailAttachment.AttachmentFormat.EML);
    }

    /** Accepts a bounce, and sends it to the ticket system with a note. */
    void opens(byte[] bounce) throws Exception {
      CaseId id =
          assertInstanceOf(IntakeResult.Opened.class, bounceIntake.accept(Optional.empty(), bounce))
              .id();
      var mail = new StoredMail("bounce.eml", bounce);
      var newTicket =
          new NewTicket(
              id.text(),
              id,
              "kim@host.example",
              "Mail comes back",
              "Words",
              "{}",
              Optional.of(mail),
              false,
              MailDisclosure.WHOLE);
      var opened = desk.open(newTicket, ExternalId.of(id));
      desk.add(opened, new TicketNote("n-1", "Kim", "The customer called again."));
    }

    List<IntakeResult> takesAll() throws Exception {
      var intakeResult = new ArrayList<IntakeResult>();
      for (StoredMessage message : inbox()) {
        var bytes = new ByteArrayOutputStream();
        message.getMimeMessage().writeTo(bytes);
        intakeResult.add(
            bounceIntake.accept(Optional.of("1/" + message.getUid()), bytes.toByteArray()));
      }
      return intakeResult;
    }

    long cases() throws Exception {
      return database.query("select count(*) as n from cases").get(0).number("n");
    }

    List<StoredMessage> inbox() throws Exception {
      return server.getManagers().getImapHostManager().getInbox(user).getMessages();
    }

    private static MailAddress address(String name) {
      return MailAddress.parse(name + "@host.example").orElseThrow();
    }
  }
}
