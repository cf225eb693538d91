package org.bounceback.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bounceback.mail.Header.Field;

/** Puts a header together from its lines, within the limits. One reader reads one header. */
final class HeaderReader {
  private static final byte DELETE = 127;

  private final byte[] mail;
  private final MailLimits limits;
  private final LeftOut leftOut;
  private final Predicate<String> wanted;
  private final List<Field> fields = new ArrayList<>();
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();
  private String name = "";
  private int headerBytes;
  private byte lastByte;

  HeaderReader(byte[] mail, MailLimits limits, LeftOut leftOut) {
    this(mail, limits, leftOut, name -> true);
  }

  /** A reader that keeps only fields with {@code wanted} names, and does not decode the others. */
  HeaderReader(byte[] mail, MailLimits limits, LeftOut leftOut, Predicate<String> wanted) {
    this.mail = mail;
    this.limits = limits;
    this.leftOut = leftOut;
    this.wanted = wanted;
  }

  /** Whether no field has begun yet. */
  boolean isEmpty() {
    return name.isEmpty() && fields.isEmpty();
  }

  /**
   * Takes the line if it belongs to the header. A line that is no field goes on with the field
   * before it where that one waits for more, as some servers forget to indent parameters.
   */
  boolean take(Lines line) {
    int colon = line.isFolded() ? -1 : line.colon();
    if (colon >= 0) {
      finishField();
      name = line.latin1(colon - line.from()).stripTrailing();
      append(colon + 1, line.to());
      return true;
    }
    if (name.isEmpty() || !(line.isFolded() || lastByte == ';')) {
      return false;
    }
    append(line.from(), line.to());
    return true;
  }

  Header finish() {
    finishField();
    return fields.isEmpty() ? Header.EMPTY : new Header(fields);
  }

  private void append(int from, int to) {
    headerBytes += to - from;
    if (headerBytes > limits.headerBytes()) {
      leftOut.add("header after " + limits.headerBytes() / 1024 + " KiB");
      return;
    }
    int start = from;
    while (start < to && (mail[start] == ' ' || mail[start] == '\t')) {
      start++;
    }
    int room = limits.fieldBytes() - value.size();
    if (to - from >= room) {
      leftOut.add("header field after " + limits.fieldBytes() / 1024 + " KiB");
    }
    if (room > 1) {
      value.write(' ');
      value.write(mail, start, Math.min(to - start, room - 1));
    }
    int last = to - 1;
    while (last >= from && mail[last] <= ' ' && mail[last] >= 0) {
      last--;
    }
    lastByte = last >= from ? mail[last] : 0;
  }

  private void finishField() {
    if (name.isEmpty()) {
      return;
    }
    if (fields.size() >= limits.fields()) {
      leftOut.add("header fields after the first " + limits.fields());
    } else if (wanted.test(name)) {
      fields.add(new Field(name, text(value.toByteArray())));
    }
    name = "";
    value.reset();
  }

  private static String text(byte[] value) {
    return isPlain(value)
        ? new String(value, StandardCharsets.US_ASCII).strip()
        : onOneLine(EncodedWords.decode(TextDecoder.decodeUnsaid(value)));
  }

  /**
   * Whether the value has only visible ASCII, no two spaces side by side and no encoded-word, as
   * nearly all have.
   */
  private static boolean isPlain(byte[] value) {
    byte last = 'x';
    for (byte b : value) {
      if (b < ' ' || b == DELETE || (b == ' ' && last == ' ') || (b == '?' && last == '=')) {
        return false;
      }
      last = b;
    }
    return true;
  }

  private static String onOneLine(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c <= ' ' || (c >= 127 && c < 160);
      if (!space) {
        out.append(c);
      } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString().strip();
  }
}
