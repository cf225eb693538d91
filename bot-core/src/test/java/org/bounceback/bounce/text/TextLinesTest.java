package org.bounceback.bounce.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\n", "\n", "a\n\nb", "\n\n", "a\r\nb\rc\n", "\r", "a\n\r\nb"})
  void linesEqualThoseOfTheJdk(String text) {
    assertEquals(text.lines().toList(), TextLines.of(text));
  }

  @Test
  void atMostMaxLinesAreReturned() {
    assertEquals(List.of("a", "b"), TextLines.first(2, "a\nb\nc"));
    assertEquals(List.of("a", "b"), TextLines.first(2, "a\r\nb\r\nc"));
  }
}
