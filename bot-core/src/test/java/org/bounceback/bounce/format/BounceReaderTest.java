package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Confidence;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Evidence;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.reason.ReasonRules;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BounceReaderTest {
  private static final BounceReader READER = BundledData.READER;

  @Test
  void allFieldsOfARecipientAreRead() {
    BouncedMessage message =
        read(
            """
            From: MAILER-DAEMON@mx.example.org
            To: alice@shop.example
            Subject: Warning
            Content-Type: multipart/report; boundary=b

            --b

            Still trying.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org (tcp-daemon)

            Final-Recipient: rfc822; <bob@example.com>
            Action: delayed
            Status: 4.0.0
            Remote-MTA: dns; mx.example.com (192.0.2.25)
            Diagnostic-Code: smtp; 451 4.7.1 Greylisted,
             please try again
            Last-Attempt-Date: Tue, 24 Nov 2026 08:00:00 +0100
            Will-Retry-Until: Sun, 29 Nov 2026 08:00:00 +0100
            --b--
            """);

    assertEquals(MessageKind.DELAY, message.messageKind());
    assertEquals(Optional.of("mx.example.org"), message.reportingMta());
    assertEquals(
        List.of(
            new Recipient(
                "bob@example.com",
                DsnAction.DELAYED,
                Optional.of("4.7.1"),
                Optional.of("451"),
                new ReasonDecision(
                    BounceReason.EXPIRED,
                    "greylisted",
                    new Evidence(ReasonRules.REPLY, "Greylist"),
                    Confidence.HIGH),
                true,
                true,
                Optional.of(Instant.parse("2026-11-29T07:00:00Z")),
                Optional.of(Instant.parse("2026-11-24T07:00:00Z")),
                "451 4.7.1 Greylisted, please try again",
                Optional.of("mx.example.com"),
                Optional.empty(),
                message.recipients().get(0).facts())),
        message.recipients());
  }

  @Test
  void anExpired4xxIsTemporaryWithoutRetry() {
    Recipient recipient =
        read("""
        From: MAILER-DAEMON@mx.example.org
        Content-Type: message/delivery-status

        Final-Recipient: rfc822; bob@example.com
        Action: failed
        Status: 4.2.2
        Diagnostic-Code: smtp; 452 4.2.2 Mailbox full
        """)
            .recipients()
            .get(0);

    assertTrue(recipient.temporary());
    assertFalse(recipient.willRetry());
  }

  @Test
  void aMissingStatusIsEmpty() {
    Recipient recipient =
        read("""
        From: MAILER-DAEMON@mx.example.org
        Subject: failure notice

        Hi. This is the qmail-send program at mx.example.org.

        <bob@example.com>:
        192.0.2.25 does not like recipient.
        Remote host said: 550 no such user
        Giving up on 192.0.2.25.
        """)
            .recipients()
            .get(0);

    assertEquals(Optional.empty(), recipient.status());
    assertEquals(Optional.of("550"), recipient.smtpReply());
    assertEquals("550 no such user", recipient.diagnostic());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "backscatter-sendmail.eml, failure, spam-detected, mail.example.edu",
    "contact-form-pretends.eml, failure, auth-failure, srv12.example.net",
    "exim-quotes-xbl.eml, failure, blocked, srv12.example.net",
    "gmail-forbidden-attachment.eml, failure, content-error, srv12.example.net",
    "gmail-unauthenticated.eml, failure, auth-failure, srv12.example.net",
    "greylisted-delayed.eml, delay, expired, srv12.example.net",
    "max-defers-discarded.eml, failure, rate-limited, srv12.example.net",
    "newsletter-service.eml, failure, spam-detected, mail.example.edu",
    "out-of-office-spanish.eml, auto-reply, vacation,",
    "outbound-filter.eml, failure, spam-detected, srv12.example.net",
    "outlook-com-s3140.eml, failure, blocked, srv12.example.net",
    "outlook-port-25-popup.txt, failure, blocked,",
    "private-list.eml, failure, blocked, srv12.example.net",
    "quota-reported-by-theirs.eml, failure, mailbox-full, mail.example.edu",
    "their-forward-breaks-spf.eml, failure, auth-failure, mx1.example.org",
    "typo-in-the-domain.eml, failure, host-unknown, srv12.example.net",
    "unknown-user-while-listed.eml, failure, user-unknown, srv12.example.net",
    "we-refuse-bobs-server.eml, failure, blocked, mail.example.org",
    "yahoo-tss04-delayed.eml, delay, rate-limited, srv12.example.net",
  })
  void uploadsOfCustomersAreRead(String file, String kind, String reason, String host) {
    BouncedMessage message = READER.read(SampleMails.read("scenarios/" + file));

    assertEquals(
        List.of(kind, List.of(reason), Optional.ofNullable(host)),
        List.of(
            message.messageKind().code(),
            message.recipients().stream().map(recipient -> recipient.reason().code()).toList(),
            message.reportingMta()));
  }

  @Test
  void bothReceivedPathsAreRead() {
    BouncedMessage message = READER.read(SampleMails.read("scenarios/private-list.eml"));

    assertTrue(message.fullHeaders());
    assertTrue(message.returnedHeaders());
    assertEquals(
        List.of(Optional.of("1vNIK9-0000000jqKB-hoXI")),
        message.reportPath().stream().map(ReceivedHop::id).toList());
    assertEquals(
        List.of(Ip.parse("198.51.100.77")),
        message.originalPath().stream().map(ReceivedHop::ip).toList());
  }

  @Test
  void aHeaderQuotedInTheTextBelongsToTheReturnedMessage() {
    BouncedMessage message =
        read(
            """
            From: MAILER-DAEMON@mx.example.org
            Subject: Mail delivery failed

            This message could not be delivered.

              bob@example.com
                retry timeout exceeded

            ------ This is a copy of the message, including all the headers. ------

            Return-path: <alice@shop.example>
            Received: from [198.51.100.77] by mx.example.org with esmtpsa id 1
            From: Alice <alice@shop.example>
            To: bob@example.com
            Message-ID: <1@shop.example>

            Hello
            """);

    assertEquals(Optional.of("Alice <alice@shop.example>"), message.returned().first("From"));
    assertTrue(message.returnedHeaders());
    assertEquals("retry timeout exceeded", message.recipients().get(0).diagnostic());
  }

  @Test
  void aGroupWithoutRecipientIsAboutTheRecipientNamedElsewhere() {
    BouncedMessage message =
        read(
            """
            From: MAILER-DAEMON@mx.example
            Subject: Undelivered Mail
            X-Failed-Recipients: bob@example.com

            Reporting-MTA: dns; mx.example

            Action: failed
            Status: 5.1.1
            """);

    assertEquals("bob@example.com", message.recipients().get(0).address());
    assertEquals(Optional.of("5.1.1"), message.recipients().get(0).status());
  }

  @Test
  void indentedFieldsAreRead() {
    BouncedMessage message =
        read(
            """
            From: MAILER-DAEMON@mx.example
            Subject: Undelivered Mail

              Reporting-MTA: dns; mx.example

              Final-Recipient: rfc822; bob@example.com
              Action: failed
              Status: 5.2.2
              Diagnostic-Code: smtp; 552 5.2.2 mailbox
               full
            """);

    Recipient recipient = message.recipients().get(0);
    assertEquals("bob@example.com", recipient.address());
    assertEquals("552 5.2.2 mailbox full", recipient.diagnostic());
  }

  private static BouncedMessage read(String mail) {
    return READER.read(SampleMails.mail(mail));
  }
}
