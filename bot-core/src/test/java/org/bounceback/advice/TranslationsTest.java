package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bounceback.data.InvalidDataException;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Parsing and completeness of the translations of all texts that are sent out. */
class TranslationsTest {
  private static final Translations PACKAGED = Translations.load();
  private static final Set<String> OUTWARD = BundledData.ADVICE.outwardTexts();

  @Test
  void exactlyTheTextsThatAreSentOutAreTranslated() {
    assertEquals(new TreeSet<>(OUTWARD), new TreeSet<>(PACKAGED.keys()));
  }

  @ParameterizedTest
  @EnumSource
  void noTranslationIsEmptyOrLosesAPlaceholder(Language language) {
    for (String english : OUTWARD) {
      String text = PACKAGED.translate(english, language);

      assertFalse(text.isBlank(), english);
      assertEquals(placeholders(english), placeholders(text), english);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTranslationForCustomersContainsAUrl(Language language) {
    for (String english : OUTWARD) {
      assertFalse(PACKAGED.translate(english, language).contains("://"), english);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
  void aTranslationDiffersFromTheEnglishText(Language language) {
    List<String> copies =
        OUTWARD.stream().filter(text -> PACKAGED.translate(text, language).equals(text)).toList();

    assertEquals(
        List.of("Message-ID: {message_id}").stream().filter(copies::contains).toList(), copies);
  }

  @Test
  void aTextWithoutTranslationIsEnglish() {
    assertEquals(Optional.empty(), PACKAGED.find("Unheard of.", Language.GERMAN));
    assertEquals("Unheard of.", PACKAGED.translate("Unheard of.", Language.GERMAN));
  }

  @Test
  void anEntryNeedsEveryLanguageAndMustBeUnique() {
    String entry = "- {en: Hello, de: Hallo, fr: Bonjour, es: Hola}\n";

    assertThrows(
        InvalidDataException.class, () -> Translations.read("t", "- {en: Hello, de: Hallo}"));
    assertThrows(InvalidDataException.class, () -> Translations.read("t", entry + entry));
    assertEquals("Hola", Translations.read("t", entry).translate("Hello", Language.SPANISH));
  }

  @ParameterizedTest
  @CsvSource({"de-AT, GERMAN", "fr, FRENCH", "ES_mx, SPANISH", "en-GB, ENGLISH"})
  void aLanguageTagIsParsedByItsFirstPart(String tag, Language language) {
    assertEquals(Optional.of(language), Language.ofTag(tag));
  }

  @Test
  void anUnknownTagOrLabelSuggestsNoLanguage() {
    assertEquals(Optional.empty(), Language.ofTag("ja"));
    assertEquals(Optional.empty(), Language.ofTopLevelDomain("com"));
    assertEquals(Optional.of(Language.GERMAN), Language.ofTopLevelDomain("at"));
  }

  private static List<String> placeholders(String text) {
    return Template.placeholders(text).stream().sorted().toList();
  }
}
