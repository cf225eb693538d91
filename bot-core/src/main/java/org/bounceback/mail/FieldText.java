package org.bounceback.mail;

import java.nio.charset.StandardCharsets;

/** Makes text of a header field's bytes. */
final class FieldText {
  private static final byte DELETE = 127;

  private FieldText() {}

  /** The unfolded bytes as text on one line, encoded-words decoded once. */
  static String of(byte[] written) {
    return isPlain(written)
        ? new String(written, StandardCharsets.US_ASCII).strip()
        : onOneLine(EncodedWords.decode(TextDecoder.decodeUnsaid(written)));
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
