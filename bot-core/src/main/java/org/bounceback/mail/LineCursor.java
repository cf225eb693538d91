package org.bounceback.mail;

import java.nio.charset.StandardCharsets;

/**
 * Walks over the lines of a mail without copying it. A line ends with CRLF, LF or CR alone; all
 * three occur in what people upload.
 */
final class LineCursor {
  private final byte[] bytes;
  private int from;
  private int to;
  private int next;

  LineCursor(byte[] bytes, int start) {
    this.bytes = bytes;
    this.next = start;
  }

  /** Steps to the next line; false when there is none left. */
  boolean next() {
    if (next >= bytes.length) {
      return false;
    }
    from = next;
    to = from;
    while (to < bytes.length && bytes[to] != '\n' && bytes[to] != '\r') {
      to++;
    }
    next = Math.min(to + 1, bytes.length);
    if (to + 1 < bytes.length && bytes[to] == '\r' && bytes[to + 1] == '\n') {
      next = to + 2;
    }
    return true;
  }

  /** Where the line begins. */
  int from() {
    return from;
  }

  /** Where the line ends, before its line end. */
  int to() {
    return to;
  }

  /** Where the next line begins. */
  int end() {
    return next;
  }

  boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Whether the line goes on with the one before (RFC 5322 section 2.2.3). */
  boolean isFolded() {
    return to > from && (bytes[from] == ' ' || bytes[from] == '\t');
  }

  boolean startsWith(String ascii) {
    if (to - from < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (Character.toLowerCase((char) bytes[from + i]) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The line as Latin-1, at most {@code longest} characters, without spaces at its end. */
  String latin1(int longest) {
    int end = Math.min(to, from + longest);
    return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /**
   * Where the colon of a header field stands (RFC 5322 section 2.2; spaces before it are obsolete
   * syntax), or -1 when the line is no field.
   */
  int colon() {
    int at = from;
    while (at < to && bytes[at] > ' ' && bytes[at] < 127 && bytes[at] != ':') {
      at++;
    }
    int nameEnd = at;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return nameEnd > from && at < to && bytes[at] == ':' ? at : -1;
  }
}
