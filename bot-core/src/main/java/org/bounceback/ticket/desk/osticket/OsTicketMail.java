package org.bounceback.ticket.desk.osticket;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.desk.MailAttachment;
import org.bounceback.ticket.desk.TemplateSyntax;
import org.bounceback.ticket.desk.TicketTags;

/**
 * Renders a ticket as an e-mail (RFC 5322, RFC 2045). It is marked as automatically generated (RFC
 * 3834), so that the ticket system sends no automatic reply. The bounced e-mail is attached as a
 * plain file, which e-mail parsers do not open.
 */
final class OsTicketMail {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));
  private static final int MAX_WORD = 30;

  private final String to;
  private final MailAttachment.AttachmentFormat attachmentFormat;
  private final Clock clock;

  OsTicketMail(String to, MailAttachment.AttachmentFormat attachmentFormat, Clock clock) {
    this.to = to;
    this.attachmentFormat = attachmentFormat;
    this.clock = clock;
  }

  /**
   * Returns the e-mail, with the same Message-ID for the same ticket. Addresses outside ASCII are
   * not encoded (RFC 6532).
   */
  byte[] of(NewTicket newTicket, ExternalId id, String from) {
    String boundary = "=_" + newTicket.caseId();
    var mail = new StringBuilder();
    line(mail, "Message-ID: <" + id.text() + "@bounceback.invalid>");
    line(
        mail,
        "Date: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().atOffset(ZoneOffset.UTC)));
    line(mail, "From: " + from);
    line(mail, "To: " + to);
    line(
        mail,
        "Subject: "
            + text(
                TemplateSyntax.OSTICKET.escape(TicketTags.remove(newTicket.subject()))
                    + " ["
                    + newTicket.caseId()
                    + "]"));
    line(mail, "Auto-Submitted: auto-generated");
    line(mail, "MIME-Version: 1.0");
    line(mail, "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"");
    line(mail, "");
    line(mail, "--" + boundary);
    line(mail, "Content-Type: text/plain; charset=UTF-8");
    line(mail, "Content-Transfer-Encoding: base64");
    line(mail, "");
    line(
        mail,
        LINES.encodeToString(
            TemplateSyntax.OSTICKET.escape(newTicket.summary()).getBytes(StandardCharsets.UTF_8)));
    MailAttachment.of(newTicket, attachmentFormat)
        .ifPresent(
            file -> {
              line(mail, "--" + boundary);
              line(mail, "Content-Type: application/octet-stream; name=\"" + file.name() + "\"");
              line(mail, "Content-Disposition: attachment; filename=\"" + file.name() + "\"");
              line(mail, "Content-Transfer-Encoding: base64");
              line(mail, "");
              line(mail, LINES.encodeToString(file.bytes()));
            });
    line(mail, "--" + boundary + "--");
    return mail.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder mail, String text) {
    mail.append(text).append("\r\n");
  }

  /** Encodes a text as encoded words (RFC 2047), folded, none longer than 75 characters. */
  private static String text(String text) {
    var encoded = new StringBuilder();
    int[] letters = text.codePoints().toArray();
    for (int at = 0, end; at < letters.length; at = end) {
      end = at;
      int bytes = 0;
      while (end < letters.length && bytes + size(letters[end]) <= MAX_WORD) {
        bytes += size(letters[end++]);
      }
      String word = new String(letters, at, end - at);
      encoded.append(at == 0 ? "" : "\r\n ").append("=?UTF-8?B?");
      encoded.append(
          Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)) + "?=");
    }
    return encoded.toString();
  }

  private static int size(int letter) {
    return Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
  }
}
