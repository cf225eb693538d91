package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that follow each other in one paragraph. */
class SentencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The address does not exist | The address does not exist. No longer retried.",
        "Out of office (until Monday) | Out of office (until Monday). No longer retried.",
        "It was rejected. | It was rejected. No longer retried.",
        "Was it sent? | Was it sent? No longer retried.",
      })
  void aHeadlineBeforeAnotherTextEndsWithAFullStop(String headline, String joined) {
    assertEquals(joined, Sentences.join(List.of(headline, "No longer retried.")));
  }

  @Test
  void theLastTextIsLeftAsItIs() {
    assertEquals("The mailbox is full", Sentences.join(List.of("The mailbox is full")));
    assertEquals("", Sentences.join(List.of()));
  }
}
