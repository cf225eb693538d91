package org.bounceback.bounce.upload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.table.GmailOriginal;
import org.bounceback.bounce.table.GmailOriginalReader;
import org.bounceback.bounce.text.TextLines;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;

/**
 * Reverses what programs do to a message when a user saves or copies it as text. Only the beginning
 * of text without a header is split into lines: no reader uses more, and each line costs memory.
 */
final class SavedTextNormalizer {
  private static final int SAMPLE = 4096;
  private static final int MAX_BYTES = MailLimits.STANDARD.textCharacters();
  private static final int MAX_LINES = 20_000;
  private static final int MAX_TABLE = 16 * 1024;
  private static final GmailOriginalReader GMAIL_ORIGINALS = GmailOriginalReader.load();

  /** Shorter base64 sequences may be ordinary words. */
  private static final int MIN = 200;

  private SavedTextNormalizer() {}

  /**
   * Returns the message in an 8-bit encoding, with or without a header, as a mail server would
   * store it.
   */
  static UploadedMail normalize(UploadedMail upload) {
    byte[] bytes = fromUtf16(upload.bytes());
    if (looksLikeBase64(bytes)) {
      byte[] decoded = Base64.getDecoder().decode(base64Characters(bytes));
      return upload.withBytes(hasHeader(decoded) ? decoded : bytes);
    }
    return hasHeader(bytes) ? upload.withBytes(bytes) : fromText(upload.withBytes(bytes));
  }

  private static boolean hasHeader(byte[] bytes) {
    return new MailParser(MailLimits.STANDARD).hasHeader(bytes);
  }

  /**
   * Restores text that was copied from a mail client: below Gmail's table, or quoted as a whole.
   */
  private static UploadedMail fromText(UploadedMail upload) {
    byte[] bytes = upload.bytes();
    int end = endOfBeginning(bytes);
    String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    int mail = mailBelowTable(bytes);
    if (mail > 0) {
      return upload.withBytes(Arrays.copyOfRange(bytes, mail, bytes.length));
    }
    String written = PastedTextRepair.repair(isQuoted(text) ? unquoted(text) : text);
    if (written.equals(text)) {
      return upload;
    }
    UploadedMail changed = upload.withBytes(written.getBytes(StandardCharsets.ISO_8859_1));
    return end == bytes.length
        ? changed
        : changed.withLeftOut(
            List.of("text after %d KiB or %d lines".formatted(MAX_BYTES / 1024, MAX_LINES)));
  }

  /** Returns where the message below the table of Gmail's "Show original" begins, or 0. */
  private static int mailBelowTable(byte[] bytes) {
    String beginning =
        new String(bytes, 0, Math.min(bytes.length, MAX_TABLE), StandardCharsets.UTF_8);
    Optional<Integer> line =
        GMAIL_ORIGINALS.read(TextLines.of(beginning)).flatMap(GmailOriginal::mailStart);
    int at = 0;
    for (int i = 0; i < line.orElse(0); i++) {
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      at++;
    }
    return Math.min(at, bytes.length);
  }

  /** Returns the end of the text that is split into lines. */
  private static int endOfBeginning(byte[] bytes) {
    int end = Math.min(bytes.length, MAX_BYTES);
    int lines = 0;
    for (int i = 0; i < end; i++) {
      boolean endsLine = bytes[i] == '\n' || (bytes[i] == '\r' && !isAt(bytes, i + 1, '\n'));
      if (endsLine && ++lines == MAX_LINES) {
        return i + 1;
      }
    }
    return end;
  }

  private static boolean isAt(byte[] bytes, int at, char expected) {
    return at < bytes.length && bytes[at] == expected;
  }

  private static boolean isQuoted(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    long quoted = lines.stream().filter(line -> line.startsWith(">")).count();
    return quoted > 0 && quoted * 2 >= lines.size() && !isDatedAbove(lines);
  }

  /** Returns whether the line above the quotation names its time, as mail clients write it. */
  private static boolean isDatedAbove(List<String> lines) {
    int first = 0;
    while (!lines.get(first).startsWith(">")) {
      first++;
    }
    String above = first == 0 ? "" : lines.get(first - 1).strip();
    return above.endsWith(":") && above.chars().anyMatch(Character::isDigit);
  }

  /** Returns the text up to the last quoted line; what follows is the signature of a person. */
  private static String unquoted(String text) {
    int last = Math.max(text.lastIndexOf("\n>"), 0);
    int end = text.indexOf('\n', last + 1);
    return text.substring(0, end < 0 ? text.length() : end + 1).replaceAll("(?m)^> ?", "");
  }

  private static byte[] fromUtf16(byte[] bytes) {
    if (bytes.length < 4) {
      return bytes;
    }
    boolean little = bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
    boolean big = bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff;
    if (little || big) {
      return toUtf8(bytes, StandardCharsets.UTF_16);
    }
    return bytes[1] == 0 && bytes[3] == 0 && zeros(bytes, 1) > SAMPLE / 5
        ? toUtf8(bytes, StandardCharsets.UTF_16LE)
        : bytes;
  }

  /** Converts in chunks: a string of a whole upload would need several times its memory. */
  private static byte[] toUtf8(byte[] bytes, Charset charset) {
    var out = new ByteArrayOutputStream(bytes.length / 2);
    try (Reader reader = new InputStreamReader(new ByteArrayInputStream(bytes), charset);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      var chunk = new char[SAMPLE];
      int count = reader.read(chunk);
      while (count >= 0 && out.size() <= MailLimits.STANDARD.fileBytes()) {
        writer.write(chunk, 0, count);
        count = reader.read(chunk);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("converting in memory", impossible);
    }
    return out.toByteArray();
  }

  /**
   * Counts the zero bytes at odd offsets of the beginning, as in UTF-16 without a byte order mark.
   */
  private static int zeros(byte[] bytes, int start) {
    int count = 0;
    for (int i = start; i < Math.min(bytes.length, SAMPLE); i += 2) {
      if (bytes[i] == 0 && bytes[i - 1] != 0) {
        count++;
      }
    }
    return count;
  }

  private static boolean looksLikeBase64(byte[] bytes) {
    int length = Math.min(bytes.length, SAMPLE);
    int end = skip(bytes, 0, length, SavedTextNormalizer::isBase64);
    int padded = skip(bytes, end, Math.min(length, end + 2), c -> c == '=');
    return end >= MIN
        && skip(bytes, padded, length, c -> c == ' ' || (c >= '\t' && c <= '\r')) == length;
  }

  private static int skip(byte[] bytes, int from, int to, IntPredicate accepted) {
    int at = from;
    while (at < to && accepted.test(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBase64(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || "+/\r\n".indexOf(c) >= 0;
  }

  /**
   * Returns the base64 characters in complete groups of four: the decoder rejects a last group of
   * one character, which a truncated file may have.
   */
  private static byte[] base64Characters(byte[] bytes) {
    var result = new byte[bytes.length];
    int length = 0;
    for (byte character : bytes) {
      if (isBase64(character)) {
        result[length++] = character;
      }
    }
    return Arrays.copyOf(result, length - length % 4);
  }

  private static boolean isBase64(byte value) {
    return (value >= 'A' && value <= 'Z')
        || (value >= 'a' && value <= 'z')
        || (value >= '0' && value <= '9')
        || value == '+'
        || value == '/';
  }
}
