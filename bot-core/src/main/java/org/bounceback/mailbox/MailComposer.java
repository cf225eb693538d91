package org.bounceback.mailbox;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.bounceback.address.MailAddress;

/** Formats messages for SMTP (RFC 5322, RFC 2045). */
final class MailComposer {
  private static final String MAIL = "message/rfc822";
  private static final String FILE = "application/octet-stream";
  private static final String ENCODING = "Content-Transfer-Encoding";
  private static final int MAX_LINE = 998;

  private MailComposer() {}

  static MimeMessage compose(Session session, OutgoingMail outgoingMail, Instant now)
      throws MessagingException {
    var mail = new MessageWithId(session, outgoingMail.messageId());
    mail.setFrom(address(outgoingMail.from()));
    mail.setRecipient(Message.RecipientType.TO, address(outgoingMail.to()));
    if (outgoingMail.replyTo().isPresent()) {
      mail.setReplyTo(new InternetAddress[] {address(outgoingMail.replyTo().get())});
    }
    mail.setSubject(outgoingMail.subject().replaceAll("\\s+", " "), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(now));
    if (outgoingMail.inReplyTo().isPresent()) {
      String thread = "<" + outgoingMail.inReplyTo().get() + ">";
      mail.setHeader("In-Reply-To", thread);
      mail.setHeader("References", thread);
    }
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    mail.setHeader("X-Loop", outgoingMail.from().toString());
    MimeBodyPart text = text(outgoingMail.text());
    if (outgoingMail.attachment().isPresent()) {
      mail.setContent(new MimeMultipart(text, attached(outgoingMail.attachment().get())));
    } else {
      mail.setContent(new MimeMultipart(text));
    }
    mail.saveChanges();
    return mail;
  }

  /**
   * Returns whether a message can be attached unencoded without being changed in transit: its lines
   * are valid in SMTP (RFC 5321 sections 2.3.7, 2.3.8 and 4.5.3.1.6), it is ASCII, which no server
   * converts (RFC 6152 section 3), and it has no line that mailbox files would quote (RFC 4155).
   */
  static boolean passesUnchanged(byte[] mail) {
    int start = 0;
    for (int at = 0; at < mail.length; at++) {
      boolean endsLine = mail[at] == '\n';
      boolean paired = endsLine && at > 0 && mail[at - 1] == '\r';
      boolean loose = mail[at] == '\r' && (at + 1 == mail.length || mail[at + 1] != '\n');
      if (mail[at] <= 0 || loose || (endsLine && !paired) || at - start > MAX_LINE + 1) {
        return false;
      }
      if (endsLine || at + 1 == mail.length) {
        String line = new String(mail, start, at + 1 - start, StandardCharsets.US_ASCII);
        if (line.startsWith("From ")) {
          return false;
        }
        start = at + 1;
      }
    }
    return true;
  }

  private static MimeBodyPart text(String content) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(content, StandardCharsets.UTF_8.name());
    part.setHeader(ENCODING, "quoted-printable");
    return part;
  }

  private static MimeBodyPart attached(OutgoingMail.Attachment file) throws MessagingException {
    MimeBodyPart part;
    if (file.type().equals(MAIL) && passesUnchanged(file.bytes())) {
      part = new MimeBodyPart(new InternetHeaders(), file.bytes());
      part.setHeader("Content-Type", MAIL);
      part.setHeader(ENCODING, "7bit");
    } else {
      String type = file.type().equals(MAIL) ? FILE : file.type();
      part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), type)));
      part.setHeader(ENCODING, "base64");
    }
    part.setDisposition(Part.ATTACHMENT);
    part.setFileName(file.name());
    return part;
  }

  private static InternetAddress address(MailAddress address) throws MessagingException {
    return new InternetAddress(address.toString(), true);
  }

  /** A message with a given Message-ID. */
  private static final class MessageWithId extends MimeMessage {
    private final String messageId;

    MessageWithId(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + messageId + ">");
    }
  }
}
