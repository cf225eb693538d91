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
import java.util.function.IntPredicate;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;

/**
 * Undoes what programs do to a mail when people save or copy it as text. Of text without a header
 * only the beginning is split into lines: no reader looks farther, and each line costs memory.
 */
final class SavedTextNormalizer {
  private static final int SAMPLE = 4096;
  private static final int MAX_BYTES = MailLimits.STANDARD.textCharacters();
  private static final int MAX_LINES = 20_000;
  private static final String GMAIL_BEGINNING = "Original Message";
  private static final String GMAIL_END = "Copy to clipboard";

  /** Fewer characters of Base64 may as well be a word. */
  private static final int MIN = 200;

  private SavedTextNormalizer() {}

  /** The mail in eight bits, with header or without, as a mail server would have it. */
  static UploadedMail plain(UploadedMail upload) {
    byte[] bytes = fromUtf16(upload.bytes());
    if (looksLikeBase64(bytes)) {
      byte[] decoded = Base64.getDecoder().decode(base64Characters(bytes));
      return upload.with(hasHeader(decoded) ? decoded : bytes);
    }
    return hasHeader(bytes) ? upload.with(bytes) : fromText(upload.with(bytes));
  }

  private static boolean hasHeader(byte[] bytes) {
    return new MailParser(MailLimits.STANDARD).hasHeader(bytes);
  }

  /** Text that was copied from a mail window: behind Gmail's table, or quoted as a whole. */
  private static UploadedMail fromText(UploadedMail upload) {
    byte[] bytes = upload.bytes();
    int end = endOfBeginning(bytes);
    String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    int tableEnd = text.startsWith(GMAIL_BEGINNING) ? text.indexOf(GMAIL_END) : -1;
    if (tableEnd >= 0) {
      int mail = text.indexOf('\n', tableEnd) + 1;
      return upload.with(Arrays.copyOfRange(bytes, mail, bytes.length));
    }
    String written = PastedTextRepair.asWritten(isQuoted(text) ? unquoted(text) : text);
    if (written.equals(text)) {
      return upload;
    }
    UploadedMail changed = upload.with(written.getBytes(StandardCharsets.ISO_8859_1));
    return end == bytes.length
        ? changed
        : changed.leavingOut(
            List.of("text after %d KiB or %d lines".formatted(MAX_BYTES / 1024, MAX_LINES)));
  }

  /** Where the text ends that is split into lines. */
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

  private static boolean isAt(byte[] bytes, int at, char wanted) {
    return at < bytes.length && bytes[at] == wanted;
  }

  private static boolean isQuoted(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    long quoted = lines.stream().filter(line -> line.startsWith(">")).count();
    return quoted > 0 && quoted * 2 >= lines.size();
  }

  private static String unquoted(String text) {
    return text.replaceAll("(?m)^> ?", "");
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

  /** In pieces: a string of a whole upload would need several times its memory. */
  private static byte[] toUtf8(byte[] bytes, Charset charset) {
    var out = new ByteArrayOutputStream(bytes.length / 2);
    try (Reader reader = new InputStreamReader(new ByteArrayInputStream(bytes), charset);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      var piece = new char[SAMPLE];
      int count = reader.read(piece);
      while (count >= 0 && out.size() <= MailLimits.STANDARD.fileBytes()) {
        writer.write(piece, 0, count);
        count = reader.read(piece);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("converting in memory", impossible);
    }
    return out.toByteArray();
  }

  /** How many of the odd bytes at the beginning are zero, as in UTF-16 without a mark. */
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

  private static int skip(byte[] bytes, int from, int to, IntPredicate what) {
    int at = from;
    while (at < to && what.test(bytes[at])) {
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
   * The characters of Base64 in whole groups of four: the decoder refuses a last group of one
   * character, which a cut file may end with.
   */
  private static byte[] base64Characters(byte[] bytes) {
    var kept = new byte[bytes.length];
    int length = 0;
    for (byte each : bytes) {
      if (isBase64(each)) {
        kept[length++] = each;
      }
    }
    return Arrays.copyOf(kept, length - length % 4);
  }

  private static boolean isBase64(byte value) {
    return (value >= 'A' && value <= 'Z')
        || (value >= 'a' && value <= 'z')
        || (value >= '0' && value <= '9')
        || value == '+'
        || value == '/';
  }
}
