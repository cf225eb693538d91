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
import org.bounceback.casebook.StoredMail;
import org.bounceback.ticket.Copy;
import org.bounceback.ticket.Note;
import org.bounceback.ticket.Ticket;

/** The bounced mail as a file that a desk takes; inside it is the same to the byte. */
public final class Enclosure {
  private final String name;
  private final String type;
  private final byte[] bytes;

  /** What kind of file. */
  public enum Form {
    /** The mail itself. */
    EML,
    /** A ZIP archive with the mail in it, for desks that refuse mails. */
    ZIP;

    /**
     * The form of that name, which is in small letters.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Form of(String name) {
      return Arrays.stream(values())
          .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "desk.mail is \"%s\"; give eml or zip".formatted(name)));
    }
  }

  private Enclosure(String name, String type, byte[] bytes) {
    this.name = name;
    this.type = type;
    this.bytes = bytes;
  }

  /** The file in which a ticket's mail, or the copy of it, goes along; empty for a look-up. */
  static Optional<Enclosure> of(Ticket ticket, Form form) {
    return ticket.message().map(mail -> of(mail, ticket.copy(), form));
  }

  /** The file in which a note's mail, or the copy of it, goes along; empty where it has none. */
  static Optional<Enclosure> of(Note note, Form form) {
    return note.mail().map(mail -> of(mail, note.copy(), form));
  }

  private static Enclosure of(StoredMail mail, Copy copy, Form form) {
    return copy == Copy.WHOLE
        ? of(mail, form)
        : of(named(mail.safeName(), ".txt"), "text/plain", mail.bytes(), form);
  }

  /** The file in which {@code mail} goes along. */
  static Enclosure of(StoredMail mail, Form form) {
    return of(named(mail.safeName(), ".eml"), "message/rfc822", mail.bytes(), form);
  }

  private static Enclosure of(String name, String type, byte[] bytes, Form form) {
    return form == Form.EML
        ? new Enclosure(name, type, bytes)
        : new Enclosure(named(name, ".zip"), "application/zip", zipped(name, bytes));
  }

  /** The file's name: printable ASCII without anything that has a meaning in a header or a path. */
  String name() {
    return name;
  }

  /** Its media type. */
  String type() {
    return type;
  }

  /** The file itself. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** Whether it holds nothing but plain ASCII. */
  boolean isAscii() {
    for (byte each : bytes) {
      boolean printable = each >= ' ' && each <= '~';
      if (!printable && each != '\t' && each != '\r' && each != '\n') {
        return false;
      }
    }
    return true;
  }

  /** The file in Base64, without line ends. */
  String base64() {
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
