package org.bounceback.erasure;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Finds blocks of consecutive Base64 lines in any text. Only one block at a time is in memory. Not
 * thread-safe.
 */
final class Base64Blocks {
  private static final int MIN = 20;
  private static final int BITS = 6;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int[] VALUES = values();

  private final Predicate<byte[]> search;
  private ByteArrayOutputStream block = new ByteArrayOutputStream();
  private long characters;
  private int bits;
  private int filled;

  private Base64Blocks(Predicate<byte[]> search) {
    this.search = search;
  }

  /**
   * Returns whether {@code search} accepts the decoded content of a block in {@code text}. Closes
   * the text.
   */
  static boolean anyMatch(Reader text, Predicate<byte[]> search) {
    try (var buffered = new BufferedReader(text)) {
      return new Base64Blocks(search).anyMatch(buffered);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a text in memory cannot be read", unreadable);
    }
  }

  private boolean anyMatch(Reader text) throws IOException {
    var line = new StringBuilder();
    boolean other = false;
    while (true) {
      int c = text.read();
      if (c >= 0 && c != '\n') {
        other |= !isPart(c);
        if (other) {
          line.setLength(0);
        } else {
          line.append((char) c);
        }
        continue;
      }
      if (isFoundIn(line, other, c < 0)) {
        return true;
      }
      if (c < 0) {
        return false;
      }
      line.setLength(0);
      other = false;
    }
  }

  /** Adds one line, and returns whether it ends a block that {@code search} accepts. */
  private boolean isFoundIn(StringBuilder line, boolean other, boolean last) {
    int end = line.length();
    if (end > 0 && line.charAt(end - 1) == '\r') {
      end--;
    }
    boolean part = !other && isBase64(line, end) && (characters > 0 || end >= MIN);
    if (part) {
      append(line, end);
    }
    boolean ends = !part || last || line.charAt(end - 1) == '=';
    return ends && isFoundInBlock();
  }

  private void append(CharSequence line, int end) {
    for (int i = 0; i < end && line.charAt(i) != '='; i++) {
      bits = bits << BITS | VALUES[line.charAt(i)];
      filled += BITS;
      characters++;
      if (filled >= Byte.SIZE) {
        filled -= Byte.SIZE;
        block.write(bits >> filled);
      }
    }
  }

  private boolean isFoundInBlock() {
    boolean found = characters >= MIN && search.test(block.toByteArray());
    if (characters > 0) {
      block = new ByteArrayOutputStream();
    }
    characters = 0;
    bits = 0;
    filled = 0;
    return found;
  }

  /** Only the last two characters may be padding. */
  private static boolean isBase64(CharSequence line, int end) {
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      boolean padding = c == '=' && i >= end - 2 && line.charAt(end - 1) == '=';
      if (!padding && (c >= VALUES.length || VALUES[c] < 0)) {
        return false;
      }
    }
    return end > 0;
  }

  private static boolean isPart(int c) {
    return c == '=' || c == '\r' || (c < VALUES.length && VALUES[c] >= 0);
  }

  private static int[] values() {
    var values = new int[128];
    Arrays.fill(values, -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = i;
    }
    return values;
  }
}
