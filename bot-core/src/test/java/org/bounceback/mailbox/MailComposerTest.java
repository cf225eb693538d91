package org.bounceback.mailbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.bounceback.cases.Samples;
import org.bounceback.cases.StoredMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MailComposerTest {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void aMessageIsMarkedAsAutomaticAndHasAReplyAddress() throws Exception {
    MimeMessage read = written(Letters.letter(Optional.empty()));

    assertEquals("auto-generated", read.getHeader("Auto-Submitted", null));
    assertEquals("bot@host.example", read.getHeader("X-Loop", null));
    assertEquals("bot@host.example", read.getFrom()[0].toString());
    assertEquals("kim@example.org", read.getReplyTo()[0].toString());
    assertEquals("<bounceback.ticket.BB-00000-00001@host.example>", read.getMessageID());
    assertEquals(NOW, read.getSentDate().toInstant());
  }

  @Test
  void theTextIsUnchanged() throws Exception {
    MimeMessage read = written(Letters.letter(Optional.empty()));

    assertEquals("Grüße – mail comes back", read.getSubject());
    var parts = (MimeMultipart) read.getContent();
    assertEquals(
        "Zustellung gescheitert: Größe 5 €\r\nSecond line.", parts.getBodyPart(0).getContent());
  }

  @Test
  void aNoteHasTheThreadOfItsTicket() throws Exception {
    OutgoingMail ticket = Letters.letter(Optional.empty());
    var note =
        new OutgoingMail(
            "note",
            ticket.from(),
            ticket.to(),
            Optional.empty(),
            Optional.of("ticket@host.example"),
            "Re: x",
            "y",
            Optional.empty());

    MimeMessage read = written(note);

    assertEquals("<ticket@host.example>", read.getHeader("In-Reply-To", null));
    assertEquals("<ticket@host.example>", read.getHeader("References", null));
  }

  @Test
  void aMessageThatIsNotChangedIsAttachedAsAMessage() throws Exception {
    MimeMessage read = written(Letters.enclosing(Letters.PLAIN_BOUNCE));

    var part = ((MimeMultipart) read.getContent()).getBodyPart(1);
    assertEquals(true, part.isMimeType("message/rfc822"));
    assertArrayEquals(Letters.PLAIN_BOUNCE, Letters.file(read).orElseThrow().bytes());
  }

  static Stream<Arguments> mailsThatWouldChange() {
    return Stream.of(
        Arguments.of("eight bits", "Subject: Grüße\r\n\r\nx\r\n".getBytes(StandardCharsets.UTF_8)),
        Arguments.of("LF alone", ascii("Subject: x\n\ny\n")),
        Arguments.of("CR alone", ascii("Subject: x\r\n\r\ny\rz\r\n")),
        Arguments.of("CR at the end", ascii("Subject: x\r\n\r\ny\r")),
        Arguments.of("NUL", ascii("Subject: x\r\n\r\n\0\r\n")),
        Arguments.of("a long line", ascii("Subject: x\r\n\r\n" + "y".repeat(999) + "\r\n")),
        Arguments.of("a mailbox's From", ascii("Subject: x\r\n\r\nFrom here on\r\n")),
        Arguments.of("every byte", Samples.mail().bytes()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mailsThatWouldChange")
  void aMessageThatWouldBeChangedIsAttachedAsAFile(String why, byte[] mail) throws Exception {
    MimeMessage read = written(Letters.enclosing(mail));

    var part = ((MimeMultipart) read.getContent()).getBodyPart(1);
    assertEquals(true, part.isMimeType("application/octet-stream"));
    assertEquals(Optional.of(new StoredMail("bounce.eml", mail)), Letters.file(read));
  }

  @Test
  void onlyAsciiIsSent() throws Exception {
    var out = new ByteArrayOutputStream();
    MailComposer.compose(SESSION, Letters.enclosing(Samples.mail().bytes()), NOW).writeTo(out);

    assertEquals(true, MailComposer.passesUnchanged(out.toByteArray()));
  }

  @Test
  void linesMayHaveTheMaximumLengthOfSmtp() {
    assertEquals(true, MailComposer.passesUnchanged(ascii("y".repeat(998) + "\r\n")));
  }

  private static MimeMessage written(OutgoingMail outgoingMail) throws Exception {
    var out = new ByteArrayOutputStream();
    MailComposer.compose(SESSION, outgoingMail, NOW).writeTo(out);
    return new MimeMessage(SESSION, new ByteArrayInputStream(out.toByteArray()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
