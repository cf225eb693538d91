package org.bounceback.mail;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bounceback.mail.Header.Field;

/** Builds a header from its lines, within the limits. Each instance reads one header. */
final class HeaderReader {
  private final byte[] mail;
  private final MailLimits limits;
  private final TruncationLog truncationLog;
  private final Predicate<String> filter;
  private final List<Field> fields = new ArrayList<>();
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();
  private String name = "";
  private int headerBytes;
  private byte lastByte;

  HeaderReader(byte[] mail, MailLimits limits, TruncationLog truncationLog) {
    this(mail, limits, truncationLog, name -> true);
  }

  /** Creates a reader for the fields whose names match the filter. */
  HeaderReader(
      byte[] mail, MailLimits limits, TruncationLog truncationLog, Predicate<String> filter) {
    this.mail = mail;
    this.limits = limits;
    this.truncationLog = truncationLog;
    this.filter = filter;
  }

  /** Returns whether no field has started yet. */
  boolean isEmpty() {
    return name.isEmpty() && fields.isEmpty();
  }

  /**
   * Reads the line if it belongs to the header. A line that is not a field continues the previous
   * field if that ends with a semicolon, because some servers do not indent parameters.
   */
  boolean read(LineCursor line) {
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
      truncationLog.add("header after " + limits.headerBytes() / 1024 + " KiB");
      return;
    }
    int start = from;
    while (start < to && (mail[start] == ' ' || mail[start] == '\t')) {
      start++;
    }
    int remaining = limits.fieldBytes() - value.size();
    if (to - from >= remaining) {
      truncationLog.add("header field after " + limits.fieldBytes() / 1024 + " KiB");
    }
    if (remaining > 1) {
      value.write(' ');
      value.write(mail, start, Math.min(to - start, remaining - 1));
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
      truncationLog.add("header fields after the first " + limits.fields());
    } else if (filter.test(name)) {
      fields.add(new Field(name, value.toByteArray()));
    }
    name = "";
    value.reset();
  }
}
