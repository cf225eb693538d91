package org.bounceback.mail;

import java.util.Arrays;

/**
 * Decodes quoted-printable (RFC 2045 section 6.7) in linear time, even with many consecutive soft
 * line breaks. Invalid sequences are unchanged.
 */
final class QuotedPrintable {
  private final byte[] bytes;
  private final int to;
  private final byte[] decoded;
  private int length;

  private QuotedPrintable(byte[] bytes, int to, int max) {
    this.bytes = bytes;
    this.to = to;
    this.decoded = new byte[max];
  }

  /** Returns the decoded bytes of a range, at most {@code max}. */
  static byte[] decode(byte[] bytes, int from, int to, int max) {
    var decoder = new QuotedPrintable(bytes, to, Math.min(max, to - from));
    int at = from;
    while (at < to && decoder.length < decoder.decoded.length) {
      at = decoder.step(at);
    }
    return Arrays.copyOf(decoder.decoded, decoder.length);
  }

  /** Decodes the item at {@code at} and returns the offset after it. */
  private int step(int at) {
    byte first = bytes[at];
    if (first == '=') {
      int end = lineEnd(at + 1);
      return end > 0 ? end : code(at);
    }
    if (isBlank(first)) {
      return blanks(at);
    }
    append(first);
    return at + 1;
  }

  private int code(int at) {
    int high = at + 2 < to ? Character.digit(bytes[at + 1], 16) : -1;
    int low = at + 2 < to ? Character.digit(bytes[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      append((byte) '=');
      return at + 1;
    }
    append((byte) (high * 16 + low));
    return at + 3;
  }

  /**
   * Decodes spaces and tabs. Those at the end of a line are removed, because they were added in
   * transit.
   */
  private int blanks(int at) {
    int end = at;
    while (end < to && isBlank(bytes[end])) {
      end++;
    }
    boolean isLast = end == to || bytes[end] == '\r' || bytes[end] == '\n';
    for (int i = at; i < end && !isLast; i++) {
      append(bytes[i]);
    }
    return end;
  }

  /** Returns the start of the next line if only spaces and tabs precede it, otherwise 0. */
  private int lineEnd(int from) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    if (at == to) {
      return to;
    }
    if (bytes[at] == '\r') {
      return at + 1 < to && bytes[at + 1] == '\n' ? at + 2 : at + 1;
    }
    return bytes[at] == '\n' ? at + 1 : 0;
  }

  private void append(byte decodedByte) {
    if (length < decoded.length) {
      decoded[length++] = decodedByte;
    }
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == '\t';
  }
}
