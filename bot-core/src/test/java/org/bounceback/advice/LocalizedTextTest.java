package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One text in several languages, and alternatives for one place. */
class LocalizedTextTest {
  private static final TextCatalog TEXTS =
      TextCatalog.read(
          "t.yaml",
          """
          to: {en: 'To {name}.', de: 'An {name}.', fr: 'À {name}.'}
          best:
            - {en: 'By {sender} to {name}.'}
            - {en: 'To {name}.'}
            - {en: 'To someone. On {date}.'}
          """);

  @Test
  void aTextIsFilledInEachLanguage() {
    LocalizedText text = TEXTS.find("to").orElseThrow();

    assertEquals(Optional.of("An Anna."), text.fill(Language.GERMAN, Map.of("name", "Anna")));
    assertEquals(Optional.of("À Bea."), text.fill(Language.FRENCH, Map.of("name", "Bea")));
    assertEquals(Optional.empty(), text.fill(Language.FRENCH, Map.of("name", "")));
  }

  @Test
  void aMissingLanguageIsEnglish() {
    LocalizedText text = TEXTS.find("to").orElseThrow();

    assertEquals(Optional.of("To Anna."), text.fill(Language.SPANISH, Map.of("name", "Anna")));
    assertEquals(Optional.empty(), text.find(Language.SPANISH));
  }

  @Test
  void theFirstAlternativeWhoseValuesAreKnownIsUsed() {
    TextAlternatives best = TEXTS.alternatives("best");

    assertEquals(Optional.of("To Anna."), best.fill(Language.ENGLISH, Map.of("name", "Anna")));
    assertEquals(Optional.of("To someone."), best.fill(Language.ENGLISH, Map.of()));
    assertEquals(Optional.empty(), TEXTS.alternatives("none").fill(Language.ENGLISH, Map.of()));
  }

  @Test
  void textsThatCannotBeFilledAreOmitted() {
    assertEquals(
        List.of("To Anna."),
        LocalizedText.fillAll(TEXTS.list("best"), Language.ENGLISH, Map.of("name", "Anna")).stream()
            .filter(text -> text.endsWith("Anna."))
            .toList());
  }
}
