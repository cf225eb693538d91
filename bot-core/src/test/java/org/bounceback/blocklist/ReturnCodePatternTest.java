package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.bounceback.address.Ip;
import org.bounceback.data.InvalidDataException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnCodePatternTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.2, 127.0.0.2, true",
    "127.0.0.2, 127.0.0.3, false",
    "127.0.0.2-4, 127.0.0.1, false",
    "127.0.0.2-4, 127.0.0.2, true",
    "127.0.0.2-4, 127.0.0.4, true",
    "127.0.0.2-4, 127.0.0.5, false",
    "127.0.2-20.3, 127.0.20.3, true",
    "127.0.2-20.3, 127.0.21.3, false",
    "127.0.2-20.3, 127.0.2.2, false",
    "127.0.0.&4, 127.0.0.4, true",
    "127.0.0.&4, 127.0.0.14, true",
    "127.0.0.&4, 127.0.0.251, false",
    "127.0.0.&128, 127.0.0.128, true",
    "127.0.0.&4, 127.0.1.4, false",
    "127.0.0.2, 2001:db8::2, false",
    "0-255.0-255.0-255.0-255, ::2, false",
  })
  void aPatternMatches(String pattern, String answer, boolean matches) {
    assertEquals(matches, ReturnCodePattern.parse(pattern).matches(Ip.parse(answer).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "127.0.0",
        "127.0.0.2.3",
        "127.0.0.",
        "127.0.0.x",
        "127.0.0.256",
        "127.0.0.4-2",
        "127.0.0.2-",
        "127.0.0.-2",
        "127.0.0.2-300",
        "127.0.0.&0",
        "127.0.0.&",
        "127.0.0.&256",
        "127.0.0.&-1",
        "127.0.0.٢",
        "127.0.0.1000",
      })
  void otherTextsAreRejected(String text) {
    var refused = assertThrows(InvalidDataException.class, () -> ReturnCodePattern.parse(text));

    assertEquals("invalid return code pattern: " + text, refused.getMessage());
  }
}
