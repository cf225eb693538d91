package org.bounceback.bounce.upload;

import static org.bounceback.bounce.upload.UploadedBounce.BOUNCE;
import static org.bounceback.bounce.upload.UploadedBounce.UNWRAPPER;
import static org.bounceback.bounce.upload.UploadedBounce.assertHoldsTheBounce;
import static org.bounceback.bounce.upload.UploadedBounce.bytes;
import static org.bounceback.bounce.upload.UploadedBounce.names;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
final class UploadUnwrapperTest {
  private static final BounceReader READER = BundledData.READER;
  private static final String FORWARD =
      """
      From: Anna <anna@customer.example>
      To: support@support.example
      Subject: FW: it came back
      Content-Type: %s

      %s
      """;

  @Test
  void aMessageIsReturnedUnchanged() {
    assertEquals(List.of("a.eml"), names(UNWRAPPER.unwrap("a.eml", BOUNCE)));
  }

  @Test
  void anAttachedBounceIsFound() {
    String parts =
        "--b\n\nPlease look\n--b\nContent-Type: message/rfc822\n\n" + text(BOUNCE) + "\n--b--\n";

    assertHoldsTheBounce("a.eml", bytes(FORWARD.formatted("multipart/mixed; boundary=b", parts)));
  }

  @Test
  void aBounceAttachedAsAFileIsFound() {
    String parts =
        "--b\n\nPlease look\n--b\nContent-Type: application/octet-stream; name=\"it.eml\"\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(BOUNCE)
            + "\n--b--\n";

    assertHoldsTheBounce("a.eml", bytes(FORWARD.formatted("multipart/mixed; boundary=b", parts)));
  }

  @Test
  void anAttachedBounceStaysWholeEvenIfPostmasterSentTheReturnedMessage() {
    String bounce =
        """
        From: MAILER-DAEMON@mx.example.org
        Subject: failure notice

        <bob@example.com>:
        Remote host said: 550 no such user

        --- Below this line is a copy of the message.

        From: postmaster@mx.example.org
        To: bob@example.com
        Subject: hello
        """;
    String parts = "--b\nContent-Type: message/rfc822\n\n" + bounce + "\n--b--\n";
    byte[] forward = bytes(FORWARD.formatted("multipart/mixed; boundary=b", parts));

    byte[] inner = UNWRAPPER.unwrap("a.eml", forward).get(0).bytes();

    assertEquals("bob@example.com", READER.read(inner).recipients().get(0).address());
  }

  @Test
  void aReportInTheTextOfAServersMessageIsFound() {
    String report =
        """
        From: MAILER-DAEMON@mx.example.com
        To: alice@customer.example
        Subject: Undelivered Mail Returned to Sender

        The message below could not be delivered. The following is the error report.

        From MAILER-DAEMON Thu Apr 29 23:34:45 2026
        Return-Path: <>
        From: MAILER-DAEMON@relay.example.com
        Subject: Undelivered Mail Returned to Sender
        To: alice@customer.example
        Content-Type: multipart/report; boundary=b

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relay.example.com

        Final-Recipient: rfc822; bob@example.com
        Action: failed
        Status: 5.1.1
        --b--
        """;

    byte[] inner = UNWRAPPER.unwrap("a.eml", bytes(report)).get(0).bytes();

    assertEquals(Optional.of("relay.example.com"), READER.read(inner).reportingMta());
  }

  @Test
  void aBounceCopiedIntoTheTextIsFound() {
    assertHoldsTheBounce(
        "a.eml", bytes(FORWARD.formatted("text/plain", "Hello,\n\n" + copied(""))));
  }

  @Test
  void aBounceQuotedInAReplyIsFound() {
    assertHoldsTheBounce(
        "a.eml", bytes(FORWARD.formatted("text/plain", "On Tuesday they wrote:\n" + copied("> "))));
  }

  @Test
  void aBouncePastedWithGermanFieldNamesIsFound() {
    String german = copied("").replace("From: Mail", "Von: Mail").replace("Subject:", "Betreff:");

    assertHoldsTheBounce("a.eml", bytes(FORWARD.formatted("text/plain", german)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"To:", "An:", "À :", "Para:", "Aan:", "宛先:"})
  void theReportWasSentToTheSender(String field) {
    String copied =
        """
        Von: Mail Delivery System <mailer-daemon@srv12.host.example>
        Gesendet: Dienstag, 24. November 2026 10:12
        %s <anna@shop.example>
        Betreff: Undelivered Mail Returned to Sender

        An: this line of the text is no field.

        <olga@example.org>: host mx.example.org[192.0.2.10] said: 550 5.7.1 Blocked
        """
            .formatted(field);

    byte[] upload = FORWARD.formatted("text/plain", copied).getBytes(StandardCharsets.UTF_8);
    BouncedMessage found = READER.read(UNWRAPPER.unwrap("a.eml", upload).get(0).bytes());

    assertEquals(
        List.of("<anna@shop.example>"),
        found.header().all("To").stream().map(String::strip).toList());
    assertTrue(found.text().contains("An: this line"));
  }

  @Test
  void textInUtf16IsRead() {
    assertHoldsTheBounce("a.txt", ("\ufeff" + text(BOUNCE)).getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void aMessageSavedInBase64IsRead() {
    assertHoldsTheBounce("a.txt", Base64.getMimeEncoder().encode(BOUNCE));
  }

  @Test
  void aReportWithAnAdditionalOutlookPartIsUnchanged() {
    byte[] report = SampleMails.read("bounces/lhost-amazonworkmail-01.eml");

    assertArrayEquals(report, UNWRAPPER.unwrap("a.eml", report).get(0).bytes());
  }

  @Test
  void gmailsShowOriginalPageIsRead() {
    String page =
        """
        Original Message

        Message ID\t<1@x.example>
        Subject:\tfailed

        Download Original\t
        Copy to clipboard

        """;

    assertHoldsTheBounce("a.txt", bytes(page + text(BOUNCE)));
  }

  @Test
  void messagesOfAMailboxAreNumbered() {
    String separator = "From MAILER-DAEMON Tue Mar  3 09:15:00 2026\n";
    String mailbox = (separator + "Subject: one\n\n>From here\n\n").repeat(3);

    List<UploadedMail> mails = UNWRAPPER.unwrap("box.mbox", bytes(mailbox));

    assertEquals(List.of("box.mbox#1", "box.mbox#2", "box.mbox#3"), names(mails));
    assertTrue(text(mails.get(0).bytes()).contains("\nFrom here"));
  }

  @Test
  void onlyTheBeginningOfALongTextIsSplitIntoLines() {
    String indented = "  550 5.1.1 <bob@example.com>: no such user\n" + "  x\n".repeat(400_000);

    UploadedMail mail = UNWRAPPER.unwrap("a.txt", bytes(indented)).get(0);

    assertTrue(mail.bytes().length < 100_000);
    assertEquals(List.of("text after 1024 KiB or 20000 lines"), mail.leftOut());
  }

  @Test
  void aLongTextThatNeedsNoRepairIsUnchanged() {
    byte[] text = bytes("550 5.1.1 <bob@example.com>: no such user\n" + "x\n".repeat(2_000_000));

    assertArrayEquals(text, UNWRAPPER.unwrap("a.txt", text).get(0).bytes());
  }

  @Test
  void aBounceInsideAnotherIsNotCountedTwice() {
    String bounce = "From: MAILER-DAEMON@mx.example.org\nSubject: failure notice\n";
    String inner = bounce + "\n<bob@example.com>:\nRemote host said: 550 no such user\n";
    String outer =
        bounce
            + "Content-Type: multipart/mixed; boundary=c\n\n--c\n\n"
            + "<bob@example.com>:\nRemote host said: 550 no such user\n"
            + "--c\nContent-Type: message/rfc822\n\n"
            + inner
            + "\n--c--\n";
    String parts = "--b\nContent-Type: message/rfc822\n\n" + outer + "\n--b--\n";

    assertEquals(
        List.of("a.eml"),
        names(
            UNWRAPPER.unwrap(
                "a.eml", bytes(FORWARD.formatted("multipart/mixed; boundary=b", parts)))));
  }

  @Test
  void onlyTheFirstHundredNestedMessagesAreRead() {
    String bounce =
        """
        --b
        Content-Type: message/rfc822

        From: MAILER-DAEMON@mx.example.org
        Subject: failure notice

        <bob@example.com>:
        Remote host said: 550 no such user
        """;
    byte[] forward =
        bytes(FORWARD.formatted("multipart/mixed; boundary=b", bounce.repeat(150) + "--b--\n"));

    assertEquals(100, UNWRAPPER.unwrap("a.eml", forward).size());
  }

  /** Returns the bounce as a mail client shows it, each line after {@code quote}. */
  private static String copied(String quote) {
    String text =
        "From: Mail Delivery System <Mailer-Daemon@srv12.example.net>\n"
            + "Sent: Tuesday, 24 November 2026 08:12\nTo: alice@shop.example\n"
            + "Subject: Mail delivery failed: returning message to sender\n\n"
            + READER.read(BOUNCE).text();
    return text.lines().map(line -> quote + line + "\n").reduce("", String::concat);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
