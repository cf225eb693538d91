package org.bounceback.bounce.upload;

import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bounceback.mail.MailLimits;

/**
 * Takes a mailbox file apart while it is read (the mbox format, RFC 4155), so that it may be larger
 * than memory. What goes over the size of one mail is dropped but for its first byte, so that the
 * reader of the mail sees that something is missing. For one thread; closing it is the caller's.
 */
public final class MboxReader {
  private static final Pattern SEPARATOR =
      Pattern.compile("From \\S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} .*");
  private static final int MAX_SEPARATOR = 400;
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int filled;
  private boolean lineGoesOn;
  private boolean hasNext;

  /** A mailbox whose first byte comes next from {@code in}. */
  public MboxReader(InputStream in) {
    this.in = in;
  }

  /** Whether a file that begins so is a mailbox. */
  public static boolean isMailbox(byte[] beginning) {
    int length = Math.min(beginning.length, MAX_SEPARATOR);
    String text = new String(beginning, 0, length, StandardCharsets.ISO_8859_1);
    return isSeparator(text.lines().findFirst().orElse(""));
  }

  /**
   * The next mail, from the line that separates it from the one before; empty at the end.
   *
   * @throws IOException when the stream cannot be read
   */
  public Optional<byte[]> next() throws IOException {
    var mail = new ByteArrayOutputStream();
    if (hasNext) {
      append(mail);
    }
    hasNext = false;
    boolean afterBlank = false;
    boolean atLineStart = true;
    while (readLine()) {
      boolean isSeparator = atLineStart && afterBlank && isSeparator(text());
      if (isSeparator && mail.size() > 0) {
        hasNext = true;
        return Optional.of(mail.toByteArray());
      }
      append(mail);
      afterBlank = atLineStart && isBlank();
      atLineStart = !lineGoesOn;
    }
    return mail.size() == 0 ? Optional.empty() : Optional.of(mail.toByteArray());
  }

  private static boolean isSeparator(String line) {
    return line.startsWith("From ") && SEPARATOR.matcher(line.stripTrailing()).matches();
  }

  private String text() {
    byte[] bytes = line.toByteArray();
    int length = Math.min(bytes.length, MAX_SEPARATOR);
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  private boolean isBlank() {
    return line.size() <= 2 && text().isBlank();
  }

  /** Adds the line, less the mark that keeps a line of the mail from looking like a separator. */
  private void append(ByteArrayOutputStream mail) {
    byte[] bytes = line.toByteArray();
    int marks = 0;
    while (marks < bytes.length && bytes[marks] == '>') {
      marks++;
    }
    int from = marks > 0 && startsWithFrom(bytes, marks) ? 1 : 0;
    int room = MailLimits.STANDARD.fileBytes() + 1 - mail.size();
    mail.write(bytes, from, Math.max(0, Math.min(bytes.length - from, room)));
  }

  private static boolean startsWithFrom(byte[] bytes, int at) {
    return bytes.length >= at + 5
        && new String(bytes, at, 5, StandardCharsets.ISO_8859_1).equals("From ");
  }

  /** Reads up to a line's end, or as much of a long one as the buffer holds. */
  private boolean readLine() throws IOException {
    line.reset();
    if (at == filled && !fill()) {
      return false;
    }
    lineGoesOn = true;
    while (lineGoesOn && line.size() < BUFFER && (at < filled || fill())) {
      int start = at;
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      lineGoesOn = at == filled;
      at = Math.min(filled, at + 1);
      line.write(buffer, start, at - start);
    }
    return true;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }
}
