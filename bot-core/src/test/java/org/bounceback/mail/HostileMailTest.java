package org.bounceback.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that are made to exhaust a parser. */
@Timeout(5)
final class HostileMailTest {
  private static final MailParser READER = new MailParser(MailLimits.STANDARD);

  @Test
  void nestedMultipartsEndAtTheDepthLimit() {
    var mail = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }

    assertEquals(List.of("parts nested deeper than 30"), read(mail.toString()).leftOut());
  }

  @Test
  void nestedMailsEndAtTheDepthLimit() {
    String mail =
        "Subject: x\nContent-Type: message/rfc822\n\n".repeat(30_000) + "Subject: end\n\n";

    assertEquals(List.of("parts nested deeper than 30"), read(mail).leftOut());
  }

  @Test
  void partsAfterTheThousandthAreSkipped() {
    ParsedMail mail =
        read(
            "Content-Type: multipart/mixed; boundary=b\n\n"
                + "--b\n\n".repeat(400_000)
                + "--b--\n");

    assertEquals(List.of("parts after the first 1000"), mail.leftOut());
    assertEquals(1000, mail.mimeParts().size());
  }

  @Test
  void aFieldOfFiveMegabytesIsTruncated() {
    ParsedMail mail =
        read("Subject: ok\nX-Long: " + "a".repeat(5_000_000) + "\nTo: b@c.example\n\nx");

    assertEquals("ok", mail.header().first("Subject").orElse(""));
    assertEquals(List.of("header after 256 KiB"), mail.leftOut());
  }

  @Test
  void twoHundredThousandFoldedLinesAreTruncated() {
    ParsedMail mail = read("Subject: a\n" + "\tb\n".repeat(200_000) + "To: b@c.example\n\nx");

    assertTrue(mail.leftOut().contains("header field after 64 KiB"), mail.leftOut()::toString);
  }

  @Test
  void fieldsAfterTheThousandthAreSkipped() {
    ParsedMail mail = read("Subject: first\n" + "X: v\n".repeat(120_000) + "\nx");

    assertEquals(1000, mail.header().fields().size());
  }

  @Test
  void eightyThousandParametersAreTruncated() {
    ParsedMail mail =
        read("Subject: x\nContent-Type: text/plain" + "; a=b".repeat(80_000) + "\n\nx");

    assertEquals("text/plain", mail.mimeParts().get(0).type().name());
  }

  @Test
  void onlyTheFirstThousandEncodedWordsAreDecoded() {
    ParsedMail mail = read("Subject: " + "=?utf-8?Q?x?= ".repeat(4000) + "\n\nx");

    String subject = mail.header().first("Subject").orElse("");
    assertTrue(subject.startsWith("x".repeat(1000) + " =?utf-8?Q?x?="), subject);
  }

  @Test
  void htmlWithOnlyOpenTagsHasNoText() {
    ParsedMail mail =
        read(
            "Subject: x\nContent-Type: text/html\n\n"
                + "<div ".repeat(100_000)
                + "<!--".repeat(50_000));

    assertEquals("", mail.mimeParts().get(0).text().strip());
  }

  @Test
  void contentAfterTwentyMebibytesIsSkipped() {
    assertEquals(
        List.of("everything after 20 MiB"),
        read("Subject: x\n\n" + "line\n".repeat(5 << 20)).leftOut());
  }

  private static ParsedMail read(String mail) {
    return READER.read(mail.getBytes(StandardCharsets.ISO_8859_1));
  }
}
