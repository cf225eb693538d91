package org.bounceback.ticket.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.cases.StoredMail;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketNote;

/** The bounced mail as a file that a desk takes; inside it is the same to the byte. */
public final class MailAttachment {
  private final String name;
  private final String type;
  private final byte[] bytes;

  /** What kind of file. */
  public enum AttachmentFormat {
    /** The mail itself. */
    EML,
    /** A ZIP archive with the mail in it, for desks that refuse mails. */
    ZIP;

    /**
     * The form of that name, which is in small letters.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static AttachmentFormat of(String name) {
      return Arrays.stream(values())
          .filter(attachmentFormat -> attachmentFormat.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "desk.mail is \"%s\"; give eml or zip".formatted(name)));
    }
  }

  private MailAttachment(String name, String type, byte[] bytes) {
    this.name = name;
    this.type = type;
    this.bytes = bytes;
  }

  /** The file in which a ticket's mail, or the copy of it, goes along; empty for a look-up. */
  public static Optional<MailAttachment> of(
      NewTicket newTicket, AttachmentFormat attachmentFormat) {
    return newTicket.message().map(mail -> of(mail, newTicket.mailDisclosure(), attachmentFormat));
  }

  /** The file in which a note's mail, or the copy of it, goes along; empty where it has none. */
  public static Optional<MailAttachment> of(
      TicketNote ticketNote, AttachmentFormat attachmentFormat) {
    return ticketNote.mail().map(mail -> of(mail, ticketNote.mailDisclosure(), attachmentFormat));
  }

  private static MailAttachment of(
      StoredMail mail, MailDisclosure mailDisclosure, AttachmentFormat attachmentFormat) {
    return mailDisclosure == MailDisclosure.WHOLE
        ? of(mail, attachmentFormat)
        : of(named(mail.safeName(), ".txt"), "text/plain", mail.bytes(), attachmentFormat);
  }

  /** The file in which {@code mail} goes along. */
  public static MailAttachment of(StoredMail mail, AttachmentFormat attachmentFormat) {
    return of(named(mail.safeName(), ".eml"), "message/rfc822", mail.bytes(), attachmentFormat);
  }

  private static MailAttachment of(
      String name, String type, byte[] bytes, AttachmentFormat attachmentFormat) {
    return attachmentFormat == AttachmentFormat.EML
        ? new MailAttachment(name, type, bytes)
        : new MailAttachment(named(name, ".zip"), "application/zip", zipped(name, bytes));
  }

  /** The file's name: printable ASCII without anything that has a meaning in a header or a path. */
  public String name() {
    return name;
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  /** The file itself. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether it holds nothing but plain ASCII. */
  public boolean isAscii() {
    for (byte each : bytes) {
      boolean printable = each >= ' ' && each <= '~';
      if (!printable && each != '\t' && each != '\r' && each != '\n') {
        return false;
      }
    }
    return true;
  }

  /** The file in Base64, without line ends. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String named(String name, String ending) {
    return name.toLowerCase(Locale.ROOT).endsWith(ending) ? name : name + ending;
  }

  /** The same bytes for the same mail, whenever it is made. */
  private static byte[] zipped(String name, byte[] mail) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      var entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(mail);
      zip.closeEntry();
    } catch (IOException neverInMemory) {
      throw new UncheckedIOException(neverInMemory);
    }
    return out.toByteArray();
  }
}
