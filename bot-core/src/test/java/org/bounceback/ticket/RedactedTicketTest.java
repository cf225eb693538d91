package org.bounceback.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.Samples;
import org.bounceback.cases.StoredMail;
import org.bounceback.store.MovableClock;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.MigratedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket with a redacted copy contains neither the e-mail's subject nor its file names. */
class RedactedTicketTest {
  private static final String SECRET = "Divorce of Carol Third";
  private static final String MAIL =
      """
      From: alice@shop.example
      Subject: =?utf-8?B?%s?=
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8

      Hello
      --b
      Content-Type: message/rfc822; name*=utf-8''Divorce%%20of%%20Carol%%20Third.eml
      Content-Disposition: attachment; filename*0=Divorce; filename*1=" of Carol Third.eml"

      From: alice@shop.example
      Content-Type: application/pdf; charset=utf-8;
       name="=?utf-8?Q?Settlement=20of=20Carol=20Third.pdf?="
      Content-Description: Settlement of Carol Third

      --b--
      """
          .formatted(Base64.getEncoder().encodeToString(("Re: " + SECRET).getBytes(UTF_8)));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bounced: Divorce of Carol Third",
        "Bounced: DIVORCE of  Carol Third.eml",
        "Bounced: =?utf-8?Q?Divorce_of_Carol_Third?=",
        "Bounced: =?utf-8?Q?Divorce_of?= =?utf-8?Q?_Carol_Third?=",
      })
  void subjectsAndFileNamesAreNotInTheTicket(String subject) throws Exception {
    NewTicket newTicket = ticket(subject, MailDisclosure.REDACTED);

    assertEquals("Bounced: [left out]", newTicket.subject().replaceFirst("\\.eml$", ""));
    assertEquals("mail-redacted.txt", newTicket.message().orElseThrow().name());
    assertTrue(newTicket.summary().contains("mail.eml"), newTicket.summary());
    String copy = new String(newTicket.message().orElseThrow().bytes(), UTF_8);
    assertTrue(copy.contains("Content-Type: application/pdf; charset=utf-8\r\n"), copy);
    for (String text : new String[] {newTicket.summary(), newTicket.diagnosis(), copy}) {
      assertFalse(text.toLowerCase(Locale.ROOT).contains("carol"), text);
    }
  }

  @Test
  void theCompleteEmailKeepsItsNameAndTheTicketItsSubject() throws Exception {
    NewTicket newTicket = ticket("Bounced: " + SECRET, MailDisclosure.WHOLE);

    assertEquals("Bounced: " + SECRET, newTicket.subject());
    assertEquals(SECRET + ".eml", newTicket.message().orElseThrow().name());
  }

  private NewTicket ticket(String subject, MailDisclosure mailDisclosure) throws Exception {
    var clock = new MovableClock();
    try (var database = MigratedDatabase.open(folder)) {
      var caseRepository = new CaseRepository(database, new SecureRandom(), clock);
      var escalationService =
          new EscalationService(database, caseRepository, new Outbox(clock), clock);
      var mail = new StoredMail(SECRET + ".eml", MAIL.replace("\n", "\r\n").getBytes(UTF_8));
      var caseResult =
          CaseResult.read(
              "Refused.",
              "recipient-blocks-us",
              "{\"verdict\":\"recipient-blocks-us\",\"steps\":[],\"file\":\""
                  + mail.name()
                  + "\"}");
      var ticketRequest =
          new TicketRequest(
              "k",
              "kim@example.org",
              subject,
              TicketSeverity.NORMAL,
              "",
              false,
              "",
              mailDisclosure);
      CaseId id =
          escalationService
              .submit(
                  new NewCase(
                      CaseKind.BOUNCE, mail.name(), Samples.ASKER, caseResult, Optional.of(mail)),
                  ticketRequest)
              .filed()
              .id();
      return new TicketDraftBuilder(
              database,
              caseRepository,
              new TicketRequestRepository(clock),
              silent(),
              BundledData.ADVICE)
          .of(id, "k")
          .newTicket();
    }
  }

  private static TicketListener silent() {
    return id -> {};
  }
}
