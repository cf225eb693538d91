package org.bounceback.bounce;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds an ASCII text in bytes whatever its case, and looks at few of the bytes where it is not
 * (Horspool's search). Immutable.
 */
final class ByteSearch {
  private final byte[] wanted;

  /** For each byte how far on the text can end at the nearest, when this byte is where it ended. */
  private final int[] skips = new int[256];

  /** A search for {@code ascii}, which is not empty. */
  ByteSearch(String ascii) {
    wanted = ascii.getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(skips, wanted.length);
    for (int i = 0; i + 1 < wanted.length; i++) {
      int left = wanted.length - 1 - i;
      skips[Character.toLowerCase(wanted[i])] = left;
      skips[Character.toUpperCase(wanted[i])] = left;
    }
  }

  /** Whether the text occurs. */
  boolean isIn(byte[] bytes) {
    int end = wanted.length - 1;
    while (end < bytes.length) {
      if (matches(bytes, end - wanted.length + 1)) {
        return true;
      }
      end += skips[bytes[end] & 0xff];
    }
    return false;
  }

  private boolean matches(byte[] bytes, int from) {
    for (int i = wanted.length - 1; i >= 0; i--) {
      if (lowerCase(bytes[from + i]) != lowerCase(wanted[i])) {
        return false;
      }
    }
    return true;
  }

  private static int lowerCase(byte ascii) {
    return ascii >= 'A' && ascii <= 'Z' ? ascii + ('a' - 'A') : ascii;
  }
}
