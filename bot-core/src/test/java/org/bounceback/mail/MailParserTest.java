package org.bounceback.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MailParserTest {
  private static final MailParser READER = new MailParser(MailLimits.STANDARD);
  private static final String REPORT =
      """
      From: MAILER-DAEMON@mx.example.org
      Subject: Undelivered Mail Returned to Sender
      Content-Type: multipart/report; report-type=delivery-status;
      \tboundary="b1"

      This is a MIME-encapsulated message.
      --b1
      Content-Type: text/plain

      It failed.
      --b1
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.org

      --b1
      Content-Type: message/rfc822

      From: alice@shop.example
      Content-Type: multipart/mixed; boundary="b2"

      --b2

      Hello Bob
      --b2--
      --b1--
      """;

  @ParameterizedTest(name = "line ends {0}")
  @ValueSource(strings = {"\r\n", "\n", "\r"})
  void partsAreFoundWhateverTheLineEnds(String lineEnd) {
    ParsedMail mail = READER.read(bytes(REPORT.replace("\n", lineEnd)));

    assertEquals(
        List.of(
            "0 multipart/report",
            "1 text/plain",
            "1 message/delivery-status",
            "1 message/rfc822",
            "2 multipart/mixed",
            "3 text/plain"),
        outline(mail));
    assertEquals("Hello Bob\n", mail.mimeParts().get(5).text());
  }

  @Test
  void aNestedMessageHasItsOwnHeader() {
    ParsedMail mail = READER.read(bytes(REPORT));

    assertEquals(Optional.of("alice@shop.example"), mail.mimeParts().get(4).header().first("from"));
  }

  @Test
  void aNestedMessageWithAForbiddenEncodingIsRead() {
    ParsedMail mail =
        READER.read(
            bytes(
                """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: message/rfc822
                Content-Transfer-Encoding: base64

                U3ViamVjdDogaW5zaWRlDQoNCkhlbGxvDQo=
                --b--
                """));

    assertEquals(List.of("0 multipart/mixed", "1 message/rfc822", "2 text/plain"), outline(mail));
    assertEquals(Optional.of("inside"), mail.mimeParts().get(2).header().first("Subject"));
  }

  @Test
  void anUndeclaredBoundaryIsDetectedBeforeParts() {
    ParsedMail mail =
        READER.read(
            bytes(
                """
                --x1
                Content-Type: text/plain

                one
                --x1
                Content-Type: text/plain

                two
                --x1--
                """));

    assertEquals(List.of("0 text/plain", "1 text/plain", "1 text/plain"), outline(mail));
  }

  @Test
  void textWithoutAHeaderIsOnePart() {
    ParsedMail mail = READER.read(bytes("Hello,\nnote: this is no header\n\nbye\n"));

    assertEquals(Header.EMPTY, mail.header());
    assertEquals("Hello,\nnote: this is no header\n\nbye\n", mail.mimeParts().get(0).text());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "utf-8, caf\u00e9",
    "us-ascii, caf\u00e9",
    "x-no-such-charset, caf\u00e9",
    "../../etc/passwd, caf\u00e9",
  })
  void anyCharsetNameGivesText(String charset, String expected) {
    ParsedMail mail =
        READER.read(
            bytes(
                "Subject: x\nContent-Type: text/plain; charset=\"" + charset + "\"\n\ncaf\u00e9"));

    assertEquals(expected, mail.mimeParts().get(0).text());
  }

  @Test
  void bytesThatAreNotUtf8AreWindows1252() {
    byte[] mail = "Subject: x\n\ncaf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    assertEquals("caf\u00e9", READER.read(mail).mimeParts().get(0).text());
  }

  @Test
  void utf7IsRead() {
    ParsedMail mail =
        READER.read(
            bytes(
                "Subject: x\nContent-Type: text/plain; charset=unicode-1-1-utf-7\n\n"
                    + "Hi Mom -+Jjo--! 1 +- 1"));

    assertEquals("Hi Mom -\u263a-! 1 + 1", mail.mimeParts().get(0).text());
  }

  @Test
  void textHiddenByStyleIsSkipped() {
    ParsedMail mail =
        READER.read(
            bytes(
                "Subject: x\nContent-Type: text/html\n\n<p style='DISPLAY : none'>a@x.example</p>"
                    + "<div hidden>b@x.example</div><i style='font-size:0'>c</i>"
                    + "<b style='visibility:hidden'>d</b><p style='font-size:0.9em'>seen</p>"));

    assertEquals("seen", mail.mimeParts().get(0).text().strip());
  }

  @Test
  void htmlKeepsItsLineBreaks() {
    ParsedMail mail =
        READER.read(
            bytes(
                "Subject: x\nContent-Type: text/html\n\n<style>p{}</style>"
                    + "<p>one<br>two</p><div>three &lt;a@b.example&gt;</div>"));

    assertEquals("one\ntwo\nthree <a@b.example>\n", mail.mimeParts().get(0).text());
  }

  @Test
  void encodedWordsAreDecodedOnce() {
    ParsedMail mail =
        READER.read(
            bytes("Subject: =?utf-8?Q?=3D=3Futf-8=3FQ=3Fx=3F=3D?=\n =?utf-8?B?w6k=?= end\n\n"));

    assertEquals(Optional.of("=?utf-8?Q?x?=\u00e9 end"), mail.header().first("Subject"));
  }

  @Test
  void aDecodedFieldStaysOnOneLine() {
    ParsedMail mail = READER.read(bytes("Subject: =?utf-8?Q?a=0D=0ABcc:_b?=\n\n"));

    assertEquals(Optional.of("a Bcc: b"), mail.header().first("Subject"));
  }

  @Test
  void aParameterOnANewLineBelongsToThePreviousField() {
    ParsedMail mail =
        READER.read(bytes("Content-Type: multipart/mixed;\nboundary=\"b\"\n\n--b\n\nx\n--b--\n"));

    assertEquals(List.of("0 multipart/mixed", "1 text/plain"), outline(mail));
  }

  @Test
  void reachedLimitsAreReported() {
    String nested = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(40) + "\nend\n";

    assertEquals(List.of("parts nested deeper than 30"), READER.read(bytes(nested)).leftOut());
    assertTrue(READER.read(bytes(nested)).mimeParts().size() <= 1000);
  }

  private static List<String> outline(ParsedMail mail) {
    return mail.mimeParts().stream()
        .map(mimePart -> mimePart.depth() + " " + mimePart.type().name())
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
