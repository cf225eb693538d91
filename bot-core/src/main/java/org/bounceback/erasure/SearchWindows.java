package org.bounceback.erasure;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Shows a text of any length in windows that overlap, so that a search of it needs the same memory
 * whatever its length. The overlap holds the longest address, encoded, with what a search looks at
 * on both sides of it.
 */
final class SearchWindows {
  /** In characters. */
  static final int WINDOW = 512 << 10;

  /** In characters; see {@link #EDGE}. */
  static final int OVERLAP = 64 << 10;

  /**
   * How many decoded characters a search needs on both sides of an address to see that it is no
   * part of a longer one. An address nearer to an edge that was cut is found in the next window. An
   * encoding takes at most about 20 characters for one, so that this and an address of 320
   * characters fit into half the overlap.
   */
  static final int EDGE = 1024;

  /** In characters; most texts are short. */
  private static final int MIN = 2 << 10;

  private SearchWindows() {}

  /** What looks at a window. */
  @FunctionalInterface
  interface Window {
    /**
     * Looks at it.
     *
     * @param first whether the text begins here
     * @param last whether the text ends here
     * @return whether the search is over
     */
    boolean isFoundIn(String window, boolean first, boolean last);
  }

  /** Whether {@code search} is over before the end of {@code text}, which is closed. */
  static boolean anyMatch(Reader text, Window search) {
    try (text) {
      var buffer = new char[MIN];
      int kept = 0;
      boolean first = true;
      while (true) {
        int length = kept;
        for (int count = 0; count >= 0 && length < WINDOW; length += Math.max(0, count)) {
          if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(WINDOW, 2 * length));
          }
          count = text.read(buffer, length, buffer.length - length);
        }
        boolean last = length < WINDOW;
        if (search.isFoundIn(new String(buffer, 0, length), first, last)) {
          return true;
        }
        if (last) {
          return false;
        }
        System.arraycopy(buffer, WINDOW - OVERLAP, buffer, 0, OVERLAP);
        kept = OVERLAP;
        first = false;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a text in memory cannot be read", unreadable);
    }
  }
}
