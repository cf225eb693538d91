package org.bounceback.bounce.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds an ASCII text in bytes, ignoring case, without reading every byte (the Horspool algorithm).
 * Immutable.
 */
public final class ByteSearch {
  private final byte[] pattern;

  /**
   * For each byte, the minimum distance to the end of the next possible match if this byte is at
   * the current end; 0 for the last byte of the pattern, which may end a match here.
   */
  private final int[] skips = new int[256];

  /**
   * The minimum distance to the next possible match after a mismatch at the pattern's last byte.
   */
  private final int afterLast;

  /** Creates a search for a text, which must not be empty. */
  public ByteSearch(String ascii) {
    pattern = ascii.getBytes(StandardCharsets.US_ASCII);
    int last = pattern.length - 1;
    Arrays.fill(skips, pattern.length);
    for (int i = 0; i < last; i++) {
      skip(pattern[i], last - i);
    }
    afterLast = skips[pattern[last]];
    skip(pattern[last], 0);
  }

  private void skip(byte ascii, int distance) {
    skips[Character.toLowerCase(ascii)] = distance;
    skips[Character.toUpperCase(ascii)] = distance;
  }

  /** Returns whether the text occurs. */
  public boolean matches(byte[] bytes) {
    int end = pattern.length - 1;
    while (end < bytes.length) {
      int skip = skips[bytes[end] & 0xff];
      if (skip == 0 && matches(bytes, end - pattern.length + 1)) {
        return true;
      }
      end += skip == 0 ? afterLast : skip;
    }
    return false;
  }

  private boolean matches(byte[] bytes, int from) {
    for (int i = pattern.length - 1; i >= 0; i--) {
      if (lowerCase(bytes[from + i]) != lowerCase(pattern[i])) {
        return false;
      }
    }
    return true;
  }

  private static int lowerCase(byte ascii) {
    return ascii >= 'A' && ascii <= 'Z' ? ascii + ('a' - 'A') : ascii;
  }
}
