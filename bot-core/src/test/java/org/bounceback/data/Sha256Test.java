package org.bounceback.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Sha256Test {
  /** The first example in FIPS 180-4. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void theDigestMatchesTheExampleInTheStandard() {
    assertEquals(ABC, Sha256.hex("abc"));
  }

  @Test
  void theDigestOfPiecesIsThatOfTheirConcatenation() {
    assertEquals(ABC, Sha256.hex("a".getBytes(US_ASCII), "bc".getBytes(US_ASCII)));
  }
}
