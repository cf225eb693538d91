package org.bounceback.bounce.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSearchTest {

  @ParameterizedTest
  @CsvSource({
    "abcab, abcab, true",
    "abcab, xabcab, true",
    "abcab, abcabx, true",
    "abcab, abababcabab, true",
    "abcab, ABCab, true",
    "aBc, xxabCxx, true",
    "abcab, abca, false",
    "abcab, abcaxabcb, false",
    "aab, aaaaab, true",
    "/, a/b, true",
    "abc, äabcö, true",
    "abc, ääääabä, false",
  })
  void caseIsIgnored(String pattern, String text, boolean found) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertEquals(found, new ByteSearch(pattern).matches(bytes));
  }
}
