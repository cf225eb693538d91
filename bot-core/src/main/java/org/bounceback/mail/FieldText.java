package org.bounceback.mail;

import java.nio.charset.StandardCharsets;

/** Decodes the bytes of a header field. */
final class FieldText {
  private static final byte DELETE = 127;

  private FieldText() {}

  /** Returns the unfolded bytes as text on one line, with encoded-words decoded once. */
  static String of(byte[] raw) {
    return isPlain(raw)
        ? new String(raw, StandardCharsets.US_ASCII).strip()
        : onOneLine(EncodedWords.decode(TextDecoder.decodeUndeclared(raw)));
  }

  /**
   * Returns whether the value is plain: visible ASCII without consecutive spaces or encoded-words,
   * which is the usual case.
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
