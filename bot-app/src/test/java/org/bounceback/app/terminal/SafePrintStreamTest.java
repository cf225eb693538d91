package org.bounceback.app.terminal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafePrintStreamTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final SafePrintStream out = new SafePrintStream(terminal, false);

  @ParameterizedTest
  @CsvSource({
    "a\u001b[2Jb, a?[2Jb",
    "a\u009bb, a?b",
    "a\u202eb, a?b",
    "a\u2066b\u2069, a?b?",
    "a\u2028b, a?b",
    "a\u061cb, a?b",
    "Grüße 漢字 😀, Grüße 漢字 😀",
  })
  void controlCharactersAreReplacedByQuestionMarks(String printed, String shown) {
    out.print(printed);
    assertEquals(shown, shown());
  }

  @Test
  void lineEndsAndTabsAreKeptAndASingleCarriageReturnIsReplaced() {
    out.print("a\tb\r\nc\nd\re");
    assertEquals("a\tb\r\nc\nd?e", shown());
  }

  @Test
  void controlCharactersSplitAcrossWritesAreReplaced() {
    for (char c = 0; c < 0xa0; c++) {
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        for (byte b : ("<" + c + ">").getBytes(StandardCharsets.UTF_8)) {
          out.write(b);
        }
      }
    }
    assertEquals("<?>".repeat(63), shown());
  }

  @Test
  void invalidBytesAreReplacedByQuestionMarks() {
    out.write(0x9b);
    out.write(0xe2);
    out.write('x');
    assertEquals("??x", shown());
  }

  @Test
  void onlyTheProgressLineMovesTheCursor() {
    out.drawLine("one\u001b[2J");
    out.eraseLine();
    out.flush();
    assertArrayEquals(
        "\rone?[2J\r\u001b[K".getBytes(StandardCharsets.UTF_8), terminal.toByteArray());
  }

  private String shown() {
    out.flush();
    return terminal.toString(StandardCharsets.UTF_8);
  }
}
