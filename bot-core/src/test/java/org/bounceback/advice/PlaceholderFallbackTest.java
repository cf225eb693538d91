package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** First sentences where the mail does not name what they speak of. */
class PlaceholderFallbackTest {
  /** What is looked up before a sentence speaks of it, and so is always known there. */
  private static final Set<String> FOUND_OUT = Set.of("seen", "submission_host", "blocked_by");

  private static final PlaceholderFallback UNNAMED = PlaceholderFallback.packaged();

  @ParameterizedTest
  @MethodSource("headlines")
  void everyFirstSentenceCanBeSaidWithoutNames(String headline) {
    String words = UNNAMED.reworded(headline, Map.of());

    assertTrue(
        FOUND_OUT.containsAll(Template.placeholders(words)), "a name is wanted still: " + words);
    assertTrue(Character.isUpperCase(words.codePointAt(0)), words);
  }

  @Test
  void whatIsKnownIsNamed() {
    assertEquals(
        "The address {recipient} does not exist.",
        UNNAMED.reworded(
            "The address {recipient} does not exist.", Map.of("recipient", "bob@example.com")));
  }

  @Test
  void whatIsNotKnownIsCalledByWhatItIs() {
    assertEquals(
        "The recipient's address does not exist.",
        UNNAMED.reworded("The address {recipient} does not exist.", Map.of()));
    assertEquals(
        "The recipient's provider's own list refuses our server; no public list is the matter.",
        UNNAMED.reworded(
            "{receiver}'s own list refuses our server {sending_ip}; no public list is the matter.",
            Map.of()));
  }

  static Stream<String> headlines() {
    return AdviceCatalog.packaged().wordings().values().stream()
        .flatMap(adviceTexts -> adviceTexts.headline().stream())
        .distinct();
  }
}
