package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Headlines when values are unknown. */
class PlaceholderFallbackTest {
  /**
   * Placeholders that are always known, because the value is checked before the sentence is used.
   */
  private static final Set<String> FOUND_OUT =
      Set.of("seen", "submission_host", "blocked_by", "suggestion");

  private static final PlaceholderFallback UNNAMED = PlaceholderFallback.load();

  @ParameterizedTest
  @MethodSource("headlines")
  void everyHeadlineCanBeFilledWithoutNames(String headline) {
    String text = UNNAMED.apply(headline, Map.of());

    assertTrue(
        FOUND_OUT.containsAll(Template.placeholders(text)), "a name is still required:  " + text);
    assertTrue(Character.isUpperCase(text.codePointAt(0)), text);
  }

  @Test
  void knownValuesAreUsed() {
    assertEquals(
        "The address {recipient} does not exist.",
        UNNAMED.apply(
            "The address {recipient} does not exist.", Map.of("recipient", "bob@example.com")));
  }

  @Test
  void unknownValuesAreReplacedByGeneralTerms() {
    assertEquals(
        "The recipient's address does not exist.",
        UNNAMED.apply("The address {recipient} does not exist.", Map.of()));
    assertEquals(
        "The recipient's provider's own list refuses our server; no public list is the matter.",
        UNNAMED.apply(
            "{receiver}'s own list refuses our server {sending_ip}; no public list is the matter.",
            Map.of()));
  }

  static Stream<String> headlines() {
    return BundledData.ADVICE.wordings().values().stream()
        .flatMap(adviceTexts -> adviceTexts.headline().stream())
        .distinct();
  }
}
