package org.bounceback.erasure;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Splits a text of any length into overlapping windows, so that a search needs constant memory. The
 * overlap is long enough for the longest encoded address with the context that a search needs on
 * both sides.
 */
final class SearchWindows {
  /** The size of a window in characters. */
  static final int WINDOW = 512 << 10;

  /** The overlap of two windows in characters; see {@link #EDGE}. */
  static final int OVERLAP = 64 << 10;

  /**
   * How many decoded characters a search needs on both sides of an address to check that it is not
   * part of a longer one. An address that is closer to a cut edge is found in the next window. An
   * encoding needs at most about 20 characters per character, so that this context and an address
   * of 320 characters fit into half of the overlap.
   */
  static final int EDGE = 1024;

  /** The initial buffer size in characters. Most texts are short. */
  private static final int MIN = 2 << 10;

  private SearchWindows() {}

  /** Searches a window. */
  @FunctionalInterface
  interface Window {
    /**
     * Searches one window.
     *
     * @param first whether this is the first window of the text
     * @param last whether this is the last window of the text
     * @return whether the search is finished
     */
    boolean isFoundIn(String window, boolean first, boolean last);
  }

  /**
   * Passes the windows of {@code text} to {@code search}, and returns whether one of them finished
   * the search. Closes the text.
   */
  static boolean anyMatch(Reader text, Window search) {
    try (text) {
      var buffer = new char[MIN];
      int overlap = 0;
      boolean first = true;
      while (true) {
        int length = overlap;
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
        overlap = OVERLAP;
        first = false;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a text in memory cannot be read", unreadable);
    }
  }
}
