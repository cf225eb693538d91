package org.bounceback.authentication;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Converts a message to the canonical forms that are signed (RFC 6376 section 3.4). */
final class DkimCanonicalization {

  private DkimCanonicalization() {}

  /** Canonicalizes a header field without its line end. */
  static String field(String field, boolean relaxed) {
    if (!relaxed) {
      return field;
    }
    int colon = field.indexOf(':');
    String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String value = field.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
    return name + ":" + value;
  }

  /**
   * Returns a signature's own field without the value of its b= tag; everything else is unchanged.
   */
  static String withoutSignature(String field) {
    return field.replaceFirst("(?s)([:;][ \t\r\n]*b[ \t\r\n]*=)[^;]*", "$1");
  }

  /** Canonicalizes a body with CRLF line ends. */
  static byte[] body(byte[] body, boolean relaxed) {
    var out = new ByteArrayOutputStream(body.length + 2);
    int emptyLines = 0;
    int from = 0;
    while (from < body.length) {
      int end = lineEnd(body, from);
      int to = relaxed ? withoutTrailingSpace(body, from, end) : end;
      if (to == from) {
        emptyLines++;
      } else {
        for (; emptyLines > 0; emptyLines--) {
          endLine(out);
        }
        write(body, from, to, relaxed, out);
        endLine(out);
      }
      from = end + 2;
    }
    if (out.size() == 0 && !relaxed) {
      endLine(out);
    }
    return out.toByteArray();
  }

  private static void write(
      byte[] body, int from, int to, boolean relaxed, ByteArrayOutputStream out) {
    if (!relaxed) {
      out.write(body, from, to - from);
      return;
    }
    for (int i = from; i < to; i++) {
      if (!isSpace(body[i])) {
        out.write(body[i]);
      } else if (i == from || !isSpace(body[i - 1])) {
        out.write(' ');
      }
    }
  }

  private static int lineEnd(byte[] body, int from) {
    for (int i = from; i + 1 < body.length; i++) {
      if (body[i] == '\r' && body[i + 1] == '\n') {
        return i;
      }
    }
    return body.length;
  }

  private static int withoutTrailingSpace(byte[] body, int from, int end) {
    int to = end;
    while (to > from && isSpace(body[to - 1])) {
      to--;
    }
    return to;
  }

  private static boolean isSpace(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  private static void endLine(ByteArrayOutputStream out) {
    out.write('\r');
    out.write('\n');
  }
}
