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

/** The bounced e-mail as a file for a ticket system; its content is unchanged. */
public final class MailAttachment {
  private final String name;
  private final String type;
  private final byte[] bytes;

  /** The format of the file. */
  public enum AttachmentFormat {
    /** The e-mail itself. */
    EML,
    /** A ZIP archive with the e-mail, for systems that reject e-mail files. */
    ZIP;

    /**
     * Returns the format with that name, in lower case.
     *
     * @throws IllegalArgumentException if there is none
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

  /** Returns the file for a ticket's e-mail, or the copy of it; empty for a check. */
  public static Optional<MailAttachment> of(
      NewTicket newTicket, AttachmentFormat attachmentFormat) {
    return newTicket.message().map(mail -> of(mail, newTicket.mailDisclosure(), attachmentFormat));
  }

  /** Returns the file for a note's e-mail, or the copy of it; empty if it has none. */
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

  /** Returns the file for {@code mail}. */
  public static MailAttachment of(StoredMail mail, AttachmentFormat attachmentFormat) {
    return of(named(mail.safeName(), ".eml"), "message/rfc822", mail.bytes(), attachmentFormat);
  }

  private static MailAttachment of(
      String name, String type, byte[] bytes, AttachmentFormat attachmentFormat) {
    return attachmentFormat == AttachmentFormat.EML
        ? new MailAttachment(name, type, bytes)
        : new MailAttachment(named(name, ".zip"), "application/zip", zipped(name, bytes));
  }

  /**
   * Returns the file's name: printable ASCII without characters that are special in headers or
   * paths.
   */
  public String name() {
    return name;
  }

  /** Returns its media type. */
  public String type() {
    return type;
  }

  /** Returns its content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether it only contains plain ASCII. */
  public boolean isAscii() {
    for (byte character : bytes) {
      boolean printable = character >= ' ' && character <= '~';
      if (!printable && character != '\t' && character != '\r' && character != '\n') {
        return false;
      }
    }
    return true;
  }

  /** Returns the file in Base64, without line ends. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String named(String name, String ending) {
    return name.toLowerCase(Locale.ROOT).endsWith(ending) ? name : name + ending;
  }

  /** Zips an e-mail; the result only depends on the e-mail, not on the time. */
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
