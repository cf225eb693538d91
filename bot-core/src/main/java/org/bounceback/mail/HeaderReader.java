package org.bounceback.mail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bounceback.mail.Header.Field;

/** Puts a header together from its lines, within the limits. One reader reads one header. */
final class HeaderReader {
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
    int room = limits.fieldBytes() - value.size();
    if (to - from >= room) {
      leftOut.add("header field after " + limits.fieldBytes() / 1024 + " KiB");
    }
    if (room > 1) {
      value.write(' ');
      value.write(mail, from, Math.min(to - from, room - 1));
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
      String text = TextDecoder.decodeUnsaid(value.toByteArray());
      fields.add(new Field(name, onOneLine(EncodedWords.decode(text))));
    }
    name = "";
    value.reset();
  }

  private static String onOneLine(String text) {
    if (isOnOneLine(text)) {
      return text.strip();
    }
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

  /** Whether the text has no controls and no two spaces side by side, as nearly all have not. */
  private static boolean isOnOneLine(String text) {
    char last = 'x';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c >= 127 && c < 160) || (c == ' ' && last == ' ')) {
        return false;
      }
      last = c;
    }
    return true;
  }
}
