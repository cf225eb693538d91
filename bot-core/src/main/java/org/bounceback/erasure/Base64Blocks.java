package org.bounceback.erasure;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Finds lines of Base64 that stand together in a text, whatever the text around them is. */
final class Base64Blocks {
  private static final int SHORTEST = 20;
  private static final int GROUP = 4;

  private Base64Blocks() {}

  /** What the blocks of {@code text} say, decoded. */
  static List<byte[]> in(String text) {
    var decoded = new ArrayList<byte[]>();
    var block = new StringBuilder();
    int start = 0;
    while (start <= text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      boolean part =
          isBase64(text, start, last) && (block.length() > 0 || last - start >= SHORTEST);
      if (part) {
        block.append(text, start, last);
      }
      if (!part || newline < 0 || text.charAt(last - 1) == '=') {
        finish(block, decoded);
      }
      start = end + 1;
    }
    return decoded;
  }

  private static void finish(StringBuilder block, List<byte[]> decoded) {
    int length = block.length();
    while (length > 0 && block.charAt(length - 1) == '=') {
      length--;
    }
    // A single character behind the last whole group holds no byte.
    length -= length % GROUP == 1 ? 1 : 0;
    int padding = block.indexOf("=");
    if (length >= SHORTEST && (padding < 0 || padding >= length)) {
      decoded.add(Base64.getDecoder().decode(block.substring(0, length)));
    }
    block.setLength(0);
  }

  private static boolean isBase64(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      boolean inside =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == '+'
              || c == '/'
              || (c == '=' && i >= end - 2);
      if (!inside) {
        return false;
      }
    }
    return end > from;
  }
}
