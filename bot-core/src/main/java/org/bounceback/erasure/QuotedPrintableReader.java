package org.bounceback.erasure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * Decodes quoted-printable anywhere in a text (RFC 2045 section 6.7). Always removes soft line
 * breaks, and optionally decodes codes such as {@code =40}.
 */
final class QuotedPrintableReader extends Reader {
  private static final int BUFFER = 8192;

  private final PushbackReader text;
  private final boolean codes;

  private QuotedPrintableReader(Reader text, boolean codes) {
    this.text = new PushbackReader(text, 2);
    this.codes = codes;
  }

  /** Returns the text without soft line breaks. */
  static Reader withoutSoftBreaks(Reader text) {
    return new QuotedPrintableReader(new BufferedReader(text, BUFFER), false);
  }

  /** Returns the text without soft line breaks and with each code decoded to one character. */
  static Reader decoded(Reader text) {
    return new QuotedPrintableReader(withoutSoftBreaks(text), true);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next = codes ? decodedCode() : unbroken();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      buffer[offset + count] = (char) next;
      count++;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  /** Returns the next character that is not part of a soft line break. */
  private int unbroken() throws IOException {
    int c = text.read();
    while (c == '=') {
      int next = text.read();
      int afterNext = next == '\r' ? text.read() : -1;
      if (next != '\n' && afterNext != '\n') {
        unread(afterNext);
        unread(next);
        return c;
      }
      c = text.read();
    }
    return c;
  }

  private int decodedCode() throws IOException {
    int c = text.read();
    if (c != '=') {
      return c;
    }
    int high = text.read();
    int low = text.read();
    if (digit(high) >= 0 && digit(low) >= 0) {
      return digit(high) * 16 + digit(low);
    }
    unread(low);
    unread(high);
    return c;
  }

  private void unread(int c) throws IOException {
    if (c >= 0) {
      text.unread(c);
    }
  }

  private static int digit(int c) {
    return c < 0 ? -1 : Character.digit((char) c, 16);
  }
}
