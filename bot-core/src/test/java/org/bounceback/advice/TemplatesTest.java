package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final Templates TEMPLATES =
      new Templates(
          Translations.read(
              "t", "- {en: 'To {name}.', de: 'An {name}.', fr: 'À {name}.', es: 'A {name}.'}"));

  @Test
  void aTextIsFilledInEveryLanguage() {
    assertEquals(Optional.of("To Anna."), fill("To {name}.", Language.ENGLISH, "Anna"));
    assertEquals(Optional.of("An Anna."), fill("To {name}.", Language.GERMAN, "Anna"));
    assertEquals(Optional.of("À Anna."), fill("To {name}.", Language.FRENCH, "Anna"));
  }

  @Test
  void aCachedTemplateIsFilledWithNewValues() {
    assertEquals(Optional.of("A Anna."), fill("To {name}.", Language.SPANISH, "Anna"));
    assertEquals(Optional.of("A Bea."), fill("To {name}.", Language.SPANISH, "Bea"));
    assertEquals(Optional.empty(), fill("To {name}.", Language.SPANISH, ""));
  }

  @Test
  void aTextWithoutTranslationIsEnglish() {
    assertEquals(Optional.of("By Anna."), fill("By {name}.", Language.GERMAN, "Anna"));
  }

  @Test
  void textsThatCannotBeFilledAreOmitted() {
    assertEquals(
        List.of("An Anna."),
        TEMPLATES.fillAll(
            List.of("To {name}.", "On {date}."), Language.GERMAN, Map.of("name", "Anna")));
  }

  private static Optional<String> fill(String text, Language language, String name) {
    return TEMPLATES.fill(text, language, Map.of("name", name));
  }
}
