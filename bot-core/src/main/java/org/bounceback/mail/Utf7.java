package org.bounceback.mail;

import java.nio.charset.StandardCharsets;

/** Decodes UTF-7 (RFC 2152), which the JDK does not support. */
final class Utf7 {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Utf7() {}

  static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    var out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '+') {
        out.append(c);
        continue;
      }
      int end = at;
      while (end < text.length() && BASE64.indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      appendShifted(text.substring(at, end), out);
      boolean closed = end < text.length() && text.charAt(end) == '-';
      if (closed && end == at) {
        out.append('+');
      }
      at = closed ? end + 1 : end;
    }
    return out.toString();
  }

  private static void appendShifted(String base64, StringBuilder out) {
    int bits = 0;
    int pending = 0;
    for (int i = 0; i < base64.length(); i++) {
      bits = bits << 6 | BASE64.indexOf(base64.charAt(i));
      pending += 6;
      if (pending >= 16) {
        pending -= 16;
        out.append((char) (bits >>> pending));
        bits &= (1 << pending) - 1;
      }
    }
  }
}
