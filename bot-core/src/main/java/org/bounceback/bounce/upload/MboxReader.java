package org.bounceback.bounce.upload;

import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bounceback.mail.MailLimits;

/**
 * Splits a mailbox file (mbox format, RFC 4155) while reading it, so that it may be larger than
 * memory. A message is truncated one byte above the size limit, so that the message parser detects
 * the truncation. Not thread-safe; the caller closes the stream.
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
  private boolean lineContinues;
  private boolean hasNext;

  /** Reads a mailbox from the stream. */
  public MboxReader(InputStream in) {
    this.in = in;
  }

  /** Returns whether a file with that beginning is a mailbox. */
  public static boolean isMailbox(byte[] beginning) {
    int length = Math.min(beginning.length, MAX_SEPARATOR);
    String text = new String(beginning, 0, length, StandardCharsets.ISO_8859_1);
    return isSeparator(text.lines().findFirst().orElse(""));
  }

  /**
   * Returns the next message, starting with its separator line; empty at the end.
   *
   * @throws IOException if the stream cannot be read
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
      atLineStart = !lineContinues;
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

  /** Appends the line, without the mark that distinguishes it from a separator. */
  private void append(ByteArrayOutputStream mail) {
    byte[] bytes = line.toByteArray();
    int marks = 0;
    while (marks < bytes.length && bytes[marks] == '>') {
      marks++;
    }
    int from = marks > 0 && startsWithFrom(bytes, marks) ? 1 : 0;
    int remaining = MailLimits.STANDARD.fileBytes() + 1 - mail.size();
    mail.write(bytes, from, Math.max(0, Math.min(bytes.length - from, remaining)));
  }

  private static boolean startsWithFrom(byte[] bytes, int at) {
    return bytes.length >= at + 5
        && new String(bytes, at, 5, StandardCharsets.ISO_8859_1).equals("From ");
  }

  /** Reads up to the end of a line, or as much of a long line as fits into the buffer. */
  private boolean readLine() throws IOException {
    line.reset();
    if (at == filled && !fill()) {
      return false;
    }
    lineContinues = true;
    while (lineContinues && line.size() < BUFFER && (at < filled || fill())) {
      int start = at;
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      lineContinues = at == filled;
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
