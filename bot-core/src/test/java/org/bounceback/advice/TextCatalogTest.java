package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bounceback.data.InvalidDataException;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of all texts, and texts that replace bundled ones. */
class TextCatalogTest {
  private static final TextCatalog BUNDLED = BundledData.ADVICE.texts();

  /** Values that are always known, since they are checked before the headline is used. */
  private static final Set<String> ALWAYS_KNOWN =
      Set.of("seen", "submission_host", "blocked_by", "suggestion");

  private static final Pattern ADVICE_KEY =
      Pattern.compile(
          "advice[.][a-z0-9-]+([.]when_ours)?[.](headline[.]\\d|details([.]\\d)?|steps[.]\\d"
              + "|(sender|recipient|forward|anyone)[.](why([.]\\d)?|next[.]\\d)|admin_request)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "advice.user-unknown.headline.1",
        "advice.user-unknown.details",
        "advice.user-unknown.steps.1",
        "advice.user-unknown.sender.why",
        "advice.user-unknown.sender.next.1",
        "advice.blocked.when_ours.sender.why",
        "notice.side-listing",
        "unknown_fact.fate.question.1",
        "admin_email.greeting",
        "reply.fates.lost.sender.1",
        "headline.probably",
      })
  void aKeyIsThePathInTheFile(String key) {
    assertEquals(Optional.of(key), BUNDLED.find(key).map(LocalizedText::key));
  }

  @Test
  void everyTextOfAnEntryIsUsed() {
    Set<String> used = new TreeSet<>();
    BundledData.ADVICE
        .wordings()
        .values()
        .forEach(texts -> texts.all().forEach(text -> used.add(text.key())));

    List<String> unused =
        BUNDLED.under("advice").stream()
            .map(LocalizedText::key)
            .filter(key -> !ADVICE_KEY.matcher(key).matches() || !used.contains(key))
            .toList();

    assertEquals(List.of(), unused);
  }

  @Test
  void aHeadlineCanBeWrittenWithoutAnyValue() {
    List<String> incomplete =
        BundledData.ADVICE.wordings().values().stream()
            .map(texts -> texts.headline().texts())
            .filter(texts -> !texts.isEmpty())
            .map(texts -> texts.get(texts.size() - 1))
            .filter(last -> !ALWAYS_KNOWN.containsAll(last.placeholders()))
            .map(LocalizedText::key)
            .toList();

    assertEquals(List.of(), incomplete);
  }

  @Test
  void everyLanguageOfATextHasTheSamePlaceholders() {
    for (String key : BUNDLED.keys()) {
      LocalizedText text = BUNDLED.find(key).orElseThrow();
      for (Language language : Language.values()) {
        assertEquals(
            new TreeSet<>(text.placeholders()),
            new TreeSet<>(Template.placeholders(text.in(language))),
            key + " " + language);
        assertTrue(!text.in(language).isBlank(), key);
      }
    }
  }

  @Test
  void anOverrideReplacesATextInOneLanguage() {
    TextCatalog texts = BUNDLED.with(Map.of(Language.GERMAN, Map.of("notice.others", "Andere:")));

    assertEquals(
        Optional.of("Andere:"),
        texts.alternatives("notice.others").fill(Language.GERMAN, Map.of()));
    assertEquals(
        BUNDLED.alternatives("notice.others").fill(Language.FRENCH, Map.of()),
        texts.alternatives("notice.others").fill(Language.FRENCH, Map.of()));
  }

  @Test
  void anOverrideNeedsAnExistingKey() {
    Map<Language, Map<String, String>> overrides =
        Map.of(Language.ENGLISH, Map.of("notice.other", "Other:"));

    var refused = assertThrows(InvalidDataException.class, () -> BUNDLED.with(overrides));

    assertEquals("there is no text notice.other", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: {b: {en: One, it: Uno}} | t.yaml.a.b: no such key: it; known are en, de, fr, es, if",
        "a: {b: [One]} | t.yaml.a.b[0] has no languages",
        "a: {b: [{if: {vendor: google}, de: Eins}]} | t.yaml.a.b[0]: en is missing",
      })
  void errorsContainThePath(String yaml, String message) {
    var refused = assertThrows(InvalidDataException.class, () -> TextCatalog.read("t.yaml", yaml));

    assertEquals(message, refused.getMessage());
  }
}
