package org.bounceback.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages of accepted senders are accepted. */
class IntakeFilterTest {
  private static final String PROGRAM = "a program wrote it";
  private static final String LIST = "it came over a mailing list";
  private static final String OWN = "it is about a mail of our own";
  private static final String TICKET = "<bounceback.ticket.BB-00000-00001@host.example>";
  private static final IntakeFilter GATE =
      new IntakeFilter(
          new AllowedSenders(List.of("host.example"), List.of()),
          Set.of("bot@host.example"),
          BundledData.READER);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated",
        "Auto-Submitted: auto-notified; owner-email=\"kim@host.example\"",
        "Auto-Submitted: AUTO-REPLIED (vacation)",
        "Precedence: bulk",
        "Precedence: junk",
        "Precedence: auto_reply",
        "X-Autoreply: yes",
        "X-Autorespond: yes",
        "X-Auto-Reply: yes",
        "Return-Path: <>",
        "Auto-Submitted: auto-replied\nSubject: Out of office",
        "X-Auto-Response-Suppress: All\nSubject: Automatic reply: Fwd: failed",
      })
  void automaticMessagesAreRejected(String header) {
    assertEquals(Optional.of(PROGRAM), refusal(from("kim", header)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Auto-Submitted: no", "Precedence: first-class", "Auto-Submitted:"})
  void messagesOfPeopleAreAccepted(String header) {
    assertEquals(Optional.empty(), refusal(from("kim", header)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List-Id: Users <users.host.example>",
        "List-Post: <mailto:users@host.example>",
        "List-Unsubscribe: <https://host.example/leave>",
        "List-Help: <mailto:users-help@host.example>",
      })
  void messagesOfMailingListsAreRejected(String header) {
    assertEquals(Optional.of(LIST), refusal(from("kim", header)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Loop: Bot@Host.Example",
        "X-Loop: other@host.example\nX-Loop: bot@host.example",
        "Message-ID: " + TICKET,
        "In-Reply-To: " + TICKET,
        "References: <a@b.example>\n " + TICKET,
        "In-Reply-To: <bounceback.note.BB-00000-00001.k@elsewhere.example>",
      })
  void messagesAboutABotsMessageAreRejected(String header) {
    assertEquals(Optional.of(OWN), refusal(from("kim", header)));
  }

  @Test
  void messagesFromTheBotsOwnAddressAreRejected() {
    assertEquals(
        Optional.of("it comes from an address of our own"), refusal(from("bot", "Subject: x")));
  }

  @Test
  void aReportOfAMailServerIsAccepted() {
    assertEquals(Optional.empty(), refusal(report("<1@host.example>")));
  }

  @Test
  void aPlainTextReportOfAMailServerIsAccepted() {
    String header = "Return-Path: <>\nAuto-Submitted: auto-replied\nSubject: Mail failed";

    assertEquals(Optional.empty(), refusal(from("Mailer-Daemon", header)));
  }

  @Test
  void aBounceOfOurOwnTicketIsRejected() {
    assertEquals(
        Optional.of(
            "it says that our own mail bounceback.ticket.BB-00000-00001@host.example did not"
                + " arrive at the desk"),
        refusal(report(TICKET)));
  }

  private static String report(String returned) {
    return """
    Return-Path: <>
    From: Mail Delivery System <MAILER-DAEMON@host.example>
    To: bot@host.example
    Subject: Undelivered Mail Returned to Sender
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=x

    --x
    Content-Type: text/plain

    <desk@desk.example>: 550 5.1.1 No such user
    --x
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.host.example

    Final-Recipient: rfc822; desk@desk.example
    Action: failed
    Status: 5.1.1
    Diagnostic-Code: smtp; 550 5.1.1 No such user

    --x
    Content-Type: message/rfc822

    From: bot@host.example
    To: desk@desk.example
    Subject: mail
    Message-ID: %s

    words
    --x--
    """
        .formatted(returned);
  }

  private static String from(String user, String header) {
    return "From: "
        + user
        + "@host.example\n"
        + header
        + "\n\nThis message was created automatically by mail delivery software.\n\n"
        + "A message that you sent could not be delivered to one or more of its recipients.\n\n"
        + "  jo@example.org\n    host mx.example.org [192.0.2.1]\n"
        + "    SMTP error from remote mail server after RCPT TO:<jo@example.org>:\n"
        + "    550 5.1.1 User unknown\n";
  }

  private static Optional<String> refusal(String text) {
    byte[] mail = text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    var header = new MailParser(MailLimits.STANDARD).readHeader(mail);
    return GATE.rejection(header, mail).map(IntakeRejection::reason);
  }
}
