package org.bounceback.advice;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text with all values filled in.
 *
 * @param english the English text
 * @param translations the text in other languages; a language without one reads the English text
 */
public record FilledText(String english, Map<Language, String> translations) {

  public FilledText {
    translations = Map.copyOf(translations);
  }

  /** Creates a text that has no translations. */
  public static FilledText untranslated(String english) {
    return new FilledText(english, Map.of());
  }

  /**
   * Creates a text in every language.
   *
   * @param text returns the text in a language; if it is empty in English, so is the result
   */
  public static Optional<FilledText> inEach(Function<Language, Optional<String>> text) {
    return text.apply(Language.ENGLISH).map(english -> translated(english, text));
  }

  /** Creates a text in every language, none of which lacks it. */
  public static FilledText of(Function<Language, String> text) {
    return translated(text.apply(Language.ENGLISH), text.andThen(Optional::of));
  }

  private static FilledText translated(String english, Function<Language, Optional<String>> text) {
    var translations = new EnumMap<Language, String>(Language.class);
    for (Language language : Language.values()) {
      if (language != Language.ENGLISH) {
        text.apply(language)
            .filter(each -> !each.equals(english))
            .ifPresent(each -> translations.put(language, each));
      }
    }
    return new FilledText(english, translations);
  }

  /** Returns the text in a language. */
  public String in(Language language) {
    return translations.getOrDefault(language, english);
  }
}
