package org.bounceback.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuotedPrintableTest {

  @Test
  void codesAreBytes() {
    assertEquals("a=b\u00e9", decoded("a=3Db=E9"));
    assertEquals("\u00e9", decoded("=e9"));
  }

  @Test
  void aLineThatEndsWithAnEqualsSignContinues() {
    assertEquals("abcd", decoded("a=\nb=\r\nc= \t\nd="));
    assertEquals("ab", decoded("a=\rb"));
  }

  @Test
  void trailingBlanksAreRemoved() {
    assertEquals(" a b\nc", decoded(" a b \t\nc  "));
  }

  @Test
  void invalidSequencesAreUnchanged() {
    assertEquals("1 = 2, =zz", decoded("1 = 2, =zz"));
    assertEquals("=4", decoded("=4"));
  }

  @Test
  void millionsOfSoftLineBreaksTakeLinearTime() {
    assertEquals("x", decoded("=\n".repeat(2_000_000) + "x"));
  }

  @Test
  void atMostMaxBytesAreDecoded() {
    byte[] text = "xab=63   d".getBytes(StandardCharsets.ISO_8859_1);

    byte[] decoded = QuotedPrintable.decode(text, 1, text.length, 5);

    assertEquals("abc  ", new String(decoded, StandardCharsets.ISO_8859_1));
  }

  private static String decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new String(
        QuotedPrintable.decode(bytes, 0, bytes.length, bytes.length), StandardCharsets.ISO_8859_1);
  }
}
