package org.bounceback.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.story.FactCheck.Outcome;
import org.bounceback.story.FactCheck.Visibility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks how an observed value is compared with the truth. */
final class FactCheckTest {

  @ParameterizedTest
  @CsvSource({
    "RCPT, RCPT, SHOWN, RIGHT",
    "RCPT, RCPT, HIDDEN, UNFOUNDED",
    "DATA, RCPT, SHOWN, FALSE",
    "DATA, RCPT, HIDDEN, FALSE",
    "DATA, -, SHOWN, FALSE",
    "-, RCPT, SHOWN, MISSED",
    "-, RCPT, HIDDEN, UNKNOWN",
    "-, -, SHOWN, UNKNOWN"
  })
  void aFactIsFalseOnlyIfItIsKnownAndDiffers(
      String observed, String accepted, Visibility visibility, Outcome expected) {
    var check =
        new FactCheck(
            "stage",
            value(observed),
            value(accepted).stream().collect(Collectors.toSet()),
            visibility);

    assertEquals(expected, check.outcome());
  }

  private static Optional<String> value(String cell) {
    return Optional.of(cell).filter(text -> !text.equals("-"));
  }
}
