package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bounceback.bounce.Recipient;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/** Recipients of human-readable reports, wherever the report puts the address. */
final class PlainRecipientsTest {
  private static final BounceReader READER = BundledData.READER;

  @Test
  void theReasonMayBeAboveTheAddress() {
    assertReads(
        Map.of("bob@example.com", "user-unknown"),
        """
        From: postmaster@mx.example.com
        Subject: Undeliverable message

        ------- Failure Reasons  --------

        User not listed in public Name & Address Book
        bob@example.com

        ------- Returned Message --------
        """);
  }

  @Test
  void theReasonMayPrecedeTheAddressOnItsLine() {
    assertReads(
        Map.of("bob@example.com", "mailbox-full", "carol@example.com", "user-unknown"),
        """
        User mailbox exceeds allowed size: bob@example.com
        Unknown user: <carol@example.com>

        Delivery failed.
        """);
  }

  @Test
  void theRecipientMayBeOnlyInTheHeader() {
    assertReads(
        Map.of("bob@example.com", "undefined"),
        """
        X-Failed-Recipients: bob@example.com
        Auto-Submitted: auto-replied
        """);
  }

  @Test
  void theRecipientMayBeOnlyInTheSubject() {
    assertReads(
        Map.of("bob@example.com", "undefined"),
        """
        From: Postmaster@mx.example.com
        To: alice@shop.example
        Subject: DELIVERY FAILURE: Bob (bob@example.com)
        """);
  }

  @Test
  void theForClauseNamesTheRecipientWhenOnlyTheSenderIsNamed() {
    assertReads(
        Map.of("bob@example.com", "no-relaying"),
        """
        From: Mailer-Daemon@mx.example.org
        To: alice@shop.example
        Subject: Mail delivery failed: returning message to sender

        A message that you sent could not be delivered.

          bob
            SMTP error from remote mail server after MAIL FROM:<alice@shop.example>:
            host mx.example.com [192.0.2.25]: 550 relaying denied

        ------ This is a copy of the message, including all the headers. ------

        Return-path: <alice@shop.example>
        Received: from [198.51.100.7] by mx.example.org with smtp id 1 for bob@example.com
        From: alice@shop.example
        """);
  }

  @Test
  void aSentenceAboveTheAddressExplainsTheReplyAfterIt() {
    assertReads(
        Map.of("bob@example.com", "suspend"),
        """
        From: Postmaster@example.com
        Subject: Mail System Error - Returned Mail

        The user(s) account is disabled.

        <bob@example.com>: 550 user unknown (in reply to RCPT TO command)
        """);
  }

  @Test
  void aQuotedHeaderDoesNotEndTheReport() {
    assertReads(
        Map.of("bob@example.com", "user-unknown"),
        """
        From: postmaster@mx.example.com
        Subject: Delivery Notification: Delivery has failed

        This report relates to a message you sent with the following header fields:

        Message-id: <1@shop.example>
        From: Alice <alice@shop.example>
        To: bob@example.com

        Your message cannot be delivered to the following recipients:

        Recipient address: bob@example.com
        Diagnostic code: smtp;550 5.1.1 <bob@example.com>... User Unknown

        Return-path: <alice@shop.example>
        Message-id: <1@shop.example>
        From: Alice <alice@shop.example>
        """);
  }

  private static void assertReads(Map<String, String> reasons, String mail) {
    List<Recipient> recipients = READER.read(SampleMails.mail(mail)).recipients();

    var read = new TreeMap<String, String>();
    recipients.forEach(found -> read.put(found.address(), found.reason().code()));

    assertEquals(new TreeMap<>(reasons), read);
  }
}
