package org.bounceback.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UntrustedTextTest {

  @Test
  void controlCharactersExceptLineFeedsAndTabsAreRemoved() {
    assertEquals("a\nb\tc[31md", UntrustedText.clean("a\r\nb\tc\u001b[31m\u0000d\u0085"));
  }

  @Test
  void bidirectionalControlCharactersAreRemoved() {
    assertEquals("gpj.exe", UntrustedText.clean("\u202Egpj\u200E.\u2066exe\u2069"));
  }

  @Test
  void anUnpairedSurrogateBecomesTheReplacementCharacter() {
    assertEquals("a\uFFFDb😀", UntrustedText.clean("a\uD83Db😀"));
  }

  @Test
  void aSurrogatePairIsNotSplit() {
    assertEquals("ab…", UntrustedText.truncate("ab😀cd", 4));
    assertEquals("ab😀…", UntrustedText.truncate("ab😀cd", 5));
    assertEquals("ab😀cd", UntrustedText.truncate("ab😀cd", 6));
  }

  static Stream<Arguments> texts() {
    return IntStream.range(0, 200).mapToObj(seed -> Arguments.of(seed, random(seed)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("texts")
  void cleaningIsIdempotent(int seed, String text) {
    String cleaned = UntrustedText.clean(text);

    assertEquals(cleaned, UntrustedText.clean(cleaned));
    assertTrue(Normalizer.isNormalized(cleaned, Normalizer.Form.NFC));
    assertTrue(cleaned.codePoints().noneMatch(c -> c < ' ' && c != '\n' && c != '\t'));
  }

  private static String random(int seed) {
    var random = new Random(seed);
    var text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append((char) random.nextInt(random.nextBoolean() ? 0x300 : 0x10000));
    }
    return text.toString();
  }
}
