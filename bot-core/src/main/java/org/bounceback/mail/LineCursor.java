package org.bounceback.mail;

import java.nio.charset.StandardCharsets;

/**
 * Iterates over the lines of a message without copying it. A line ends with CRLF, LF or CR; all
 * three occur in uploads.
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

  /** Moves to the next line; returns false if there is none. */
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

  /** Returns the offset of the line's first byte. */
  int from() {
    return from;
  }

  /** Returns the offset after the line's last byte, before its line end. */
  int to() {
    return to;
  }

  /** Returns the offset of the next line. */
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

  /** Returns whether the line continues the previous one (RFC 5322 section 2.2.3). */
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

  /** Returns the line as Latin-1, at most {@code maxLength} characters, without trailing spaces. */
  String latin1(int maxLength) {
    int end = Math.min(to, from + maxLength);
    return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /**
   * Returns the offset of the colon of a header field (RFC 5322 section 2.2; spaces before it are
   * obsolete syntax), or -1 if the line is not a field.
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
