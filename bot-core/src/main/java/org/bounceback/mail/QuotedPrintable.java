package org.bounceback.mail;

import java.util.Arrays;

/**
 * Undoes the quoted-printable encoding (RFC 2045 section 6.7) in one walk, however many soft line
 * breaks follow one another. What is no code stays as it is written.
 */
final class QuotedPrintable {
  private final byte[] bytes;
  private final int to;
  private final byte[] decoded;
  private int length;

  private QuotedPrintable(byte[] bytes, int to, int most) {
    this.bytes = bytes;
    this.to = to;
    this.decoded = new byte[most];
  }

  /** The decoded bytes between two places, at most {@code most}. */
  static byte[] decode(byte[] bytes, int from, int to, int most) {
    var decoder = new QuotedPrintable(bytes, to, Math.min(most, to - from));
    int at = from;
    while (at < to && decoder.length < decoder.decoded.length) {
      at = decoder.step(at);
    }
    return Arrays.copyOf(decoder.decoded, decoder.length);
  }

  /** Decodes what begins at {@code at}; the place behind it. */
  private int step(int at) {
    byte first = bytes[at];
    if (first == '=') {
      int end = lineEnd(at + 1);
      return end > 0 ? end : code(at);
    }
    if (isBlank(first)) {
      return blanks(at);
    }
    put(first);
    return at + 1;
  }

  private int code(int at) {
    int high = at + 2 < to ? Character.digit(bytes[at + 1], 16) : -1;
    int low = at + 2 < to ? Character.digit(bytes[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      put((byte) '=');
      return at + 1;
    }
    put((byte) (high * 16 + low));
    return at + 3;
  }

  /** Blanks count, except at the end of a line, where only transport put them. */
  private int blanks(int at) {
    int end = at;
    while (end < to && isBlank(bytes[end])) {
      end++;
    }
    boolean isLast = end == to || bytes[end] == '\r' || bytes[end] == '\n';
    for (int i = at; i < end && !isLast; i++) {
      put(bytes[i]);
    }
    return end;
  }

  /** The beginning of the next line where nothing but blanks stands before it; else 0. */
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

  private void put(byte decodedByte) {
    if (length < decoded.length) {
      decoded[length++] = decodedByte;
    }
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == '\t';
  }
}
