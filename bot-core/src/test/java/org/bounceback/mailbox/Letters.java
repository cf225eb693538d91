package org.bounceback.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.StoredMail;
import org.bounceback.sandbox.smtp.AcceptedMail;

/** Outgoing messages for tests, and what the server receives. */
public final class Letters {
  /** An ordinary bounce that SMTP does not change. */
  public static final byte[] PLAIN_BOUNCE =
      "From: MAILER-DAEMON@mx.example.net\r\nSubject: failed\r\n\r\n.dot\r\nuser unknown \r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private Letters() {}

  static MailAddress address(String text) {
    return MailAddress.parse(text).orElseThrow();
  }

  static OutgoingMail letter(Optional<OutgoingMail.Attachment> file) {
    return new OutgoingMail(
        "bounceback.ticket.BB-00000-00001@host.example",
        address("bot@host.example"),
        address("desk@desk.example"),
        Optional.of(address("kim@example.org")),
        Optional.empty(),
        "Grüße – mail comes back",
        "Zustellung gescheitert: Größe 5 €\nSecond line.",
        file);
  }

  static OutgoingMail enclosing(byte[] mail) {
    return letter(Optional.of(new OutgoingMail.Attachment("bounce.eml", "message/rfc822", mail)));
  }

  /** Parses an accepted message as a mail client does. */
  public static MimeMessage read(AcceptedMail mail) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(mail.content().getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Returns the attached file. */
  public static Optional<StoredMail> file(MimeMessage mail) throws MessagingException, IOException {
    var parts = (MimeMultipart) mail.getContent();
    if (parts.getCount() == 1) {
      return Optional.empty();
    }
    var part = (MimeBodyPart) parts.getBodyPart(1);
    try (var in =
        part.isMimeType("message/rfc822") ? part.getRawInputStream() : part.getInputStream()) {
      return Optional.of(new StoredMail(part.getFileName(), in.readAllBytes()));
    }
  }
}
