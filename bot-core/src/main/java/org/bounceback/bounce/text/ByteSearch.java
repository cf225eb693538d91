package org.bounceback.bounce.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds an ASCII text in bytes whatever its case, and looks at few of the bytes where it is not
 * (Horspool's search). Immutable.
 */
public final class ByteSearch {
  private final byte[] wanted;

  /**
   * For each byte how far on the text can end at the nearest, when this byte stands where it was to
   * end; 0 for its last byte, which it may end with right there.
   */
  private final int[] skips = new int[256];

  /** How far on the text can end at the nearest, when its last byte stood there in vain. */
  private final int afterLast;

  /** A search for {@code ascii}, which is not empty. */
  public ByteSearch(String ascii) {
    wanted = ascii.getBytes(StandardCharsets.US_ASCII);
    int last = wanted.length - 1;
    Arrays.fill(skips, wanted.length);
    for (int i = 0; i < last; i++) {
      skip(wanted[i], last - i);
    }
    afterLast = skips[wanted[last]];
    skip(wanted[last], 0);
  }

  private void skip(byte ascii, int distance) {
    skips[Character.toLowerCase(ascii)] = distance;
    skips[Character.toUpperCase(ascii)] = distance;
  }

  /** Whether the text occurs. */
  public boolean isIn(byte[] bytes) {
    int end = wanted.length - 1;
    while (end < bytes.length) {
      int skip = skips[bytes[end] & 0xff];
      if (skip == 0 && matches(bytes, end - wanted.length + 1)) {
        return true;
      }
      end += skip == 0 ? afterLast : skip;
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
