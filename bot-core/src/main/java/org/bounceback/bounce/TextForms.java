package org.bounceback.bounce;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailReader;

/** Undoes what programs do to a mail when people save or copy it as text. */
final class TextForms {
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\r\\n]{200,}={0,2}\\s*");
  private static final int SAMPLE = 4096;

  private TextForms() {}

  /** The mail in eight bits, with header or without, as a mail server would have it. */
  static byte[] plain(byte[] upload) {
    byte[] bytes = fromUtf16(upload);
    if (looksLikeBase64(bytes)) {
      byte[] decoded = Base64.getMimeDecoder().decode(withoutRemainder(bytes));
      return hasHeader(decoded) ? decoded : bytes;
    }
    return hasHeader(bytes) ? bytes : fromText(bytes);
  }

  private static boolean hasHeader(byte[] bytes) {
    return new MailReader(MailLimits.STANDARD).hasHeader(bytes);
  }

  /** Text that was copied from a mail window: behind Gmail's table, or quoted as a whole. */
  private static byte[] fromText(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int original = text.indexOf("Copy to clipboard");
    if (text.startsWith("Original Message") && original > 0) {
      return text.substring(text.indexOf('\n', original) + 1).getBytes(StandardCharsets.ISO_8859_1);
    }
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    long quoted = lines.stream().filter(line -> line.startsWith(">")).count();
    String plain =
        quoted == 0 || quoted * 2 < lines.size() ? text : text.replaceAll("(?m)^> ?", "");
    return PastedLines.asWritten(plain).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] fromUtf16(byte[] bytes) {
    if (bytes.length < 4) {
      return bytes;
    }
    boolean little = bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
    boolean big = bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff;
    if (little || big) {
      return new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8);
    }
    return bytes[1] == 0 && bytes[3] == 0 && zeros(bytes, 1) > SAMPLE / 5
        ? new String(bytes, StandardCharsets.UTF_16LE).getBytes(StandardCharsets.UTF_8)
        : bytes;
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
    String sample = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return BASE64.matcher(sample).matches();
  }

  /** The decoder refuses a last group of one character, which a cut file may end with. */
  private static byte[] withoutRemainder(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9+/]", "");
    return text.substring(0, text.length() - text.length() % 4)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
